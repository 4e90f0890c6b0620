/** What changed and who has not yet answered it. */
@NullMarked
package cn.zhiban.training.change.ui;

import org.jspecify.annotations.NullMarked;
