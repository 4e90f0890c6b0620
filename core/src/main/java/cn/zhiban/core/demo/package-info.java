/** How modules bring data for the demo company. */
@NullMarked
@NamedInterface("demo")
package cn.zhiban.core.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
