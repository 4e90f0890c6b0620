/** The kit every view is built from, and the extension points of the shell. */
@NullMarked
@NamedInterface("ui")
package cn.zhiban.core.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
