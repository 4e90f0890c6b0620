/** Fonts for PDF files with Chinese text. */
@NullMarked
@NamedInterface("pdf")
package cn.zhiban.core.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
