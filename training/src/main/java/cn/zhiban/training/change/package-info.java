/** Knowledge that changed is asked at once, of those whom it concerns. */
@NullMarked
package cn.zhiban.training.change;

import org.jspecify.annotations.NullMarked;
