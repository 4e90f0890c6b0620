/** Red lines (红线): what must not be said where, found whatever it is disguised as, while writing and before copying. */
@NullMarked
@NamedInterface("redline")
package cn.zhiban.kb.redline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
