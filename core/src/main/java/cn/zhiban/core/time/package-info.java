/** The clock and the company's zone. */
@NullMarked
@NamedInterface("time")
package cn.zhiban.core.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
