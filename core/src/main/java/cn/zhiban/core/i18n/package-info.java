/** Translations that every module brings in files of its own. */
@NullMarked
@NamedInterface("i18n")
package cn.zhiban.core.i18n;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
