/** Screens of the question bank. */
@NullMarked
package cn.zhiban.training.question.ui;

import org.jspecify.annotations.NullMarked;
