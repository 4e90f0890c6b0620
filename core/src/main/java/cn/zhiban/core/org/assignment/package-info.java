/** Keeping who serves which shop in which post from when to when, and under which nick. */
@NullMarked
@NamedInterface("org")
package cn.zhiban.core.org.assignment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
