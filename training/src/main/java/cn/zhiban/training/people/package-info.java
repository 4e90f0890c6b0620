/** Whose progress somebody may see. */
@NullMarked
package cn.zhiban.training.people;

import org.jspecify.annotations.NullMarked;
