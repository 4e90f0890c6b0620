/** Screens of exams. */
@NullMarked
package cn.zhiban.training.exam.ui;

import org.jspecify.annotations.NullMarked;
