/** Screens of skills. */
@NullMarked
package cn.zhiban.training.skill.ui;

import org.jspecify.annotations.NullMarked;
