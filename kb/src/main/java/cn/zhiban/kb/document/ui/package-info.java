/** Screen for documents: upload, preview, import, export. */
@NullMarked
package cn.zhiban.kb.document.ui;

import org.jspecify.annotations.NullMarked;
