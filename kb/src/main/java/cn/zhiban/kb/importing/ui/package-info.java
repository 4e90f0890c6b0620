/** The page on which editors bring articles in from spreadsheets and take them out. */
@NullMarked
package cn.zhiban.kb.importing.ui;

import org.jspecify.annotations.NullMarked;
