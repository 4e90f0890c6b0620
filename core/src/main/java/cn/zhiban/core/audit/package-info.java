/** Who did what to which object when, with before and after; append-only. */
@NullMarked
@NamedInterface("audit")
package cn.zhiban.core.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
