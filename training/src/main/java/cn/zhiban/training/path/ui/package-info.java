/** Screens of learning paths. */
@NullMarked
package cn.zhiban.training.path.ui;

import org.jspecify.annotations.NullMarked;
