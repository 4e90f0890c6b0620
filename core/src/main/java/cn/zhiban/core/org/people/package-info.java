/** Keeping employees and teams. */
@NullMarked
package cn.zhiban.core.org.people;

import org.jspecify.annotations.NullMarked;
