/** Screens of practice. */
@NullMarked
package cn.zhiban.training.practice.ui;

import org.jspecify.annotations.NullMarked;
