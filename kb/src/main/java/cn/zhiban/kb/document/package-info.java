/** Knowledge from and to documents: Markdown, HTML, Word and folders of them; export as ZIP and PDF. */
@NullMarked
package cn.zhiban.kb.document;

import org.jspecify.annotations.NullMarked;
