/** Markdown of answers as safe HTML and as plain text for the clipboard. */
@NullMarked
@NamedInterface("markdown")
package cn.zhiban.kb.markdown;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
