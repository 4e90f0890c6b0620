/** Screens of the day plan. */
@NullMarked
package cn.zhiban.scheduling.dayplan.ui;

import org.jspecify.annotations.NullMarked;
