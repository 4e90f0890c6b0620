/** Screens of lessons. */
@NullMarked
package cn.zhiban.training.lesson.ui;

import org.jspecify.annotations.NullMarked;
