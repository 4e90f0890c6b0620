/** Articles from and to spreadsheets: preview, dry run, import as a job, undo, export. */
@NullMarked
package cn.zhiban.kb.importing;

import org.jspecify.annotations.NullMarked;
