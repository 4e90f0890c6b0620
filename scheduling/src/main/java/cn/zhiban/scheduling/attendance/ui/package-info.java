/** Screens of actual hours. */
@NullMarked
package cn.zhiban.scheduling.attendance.ui;

import org.jspecify.annotations.NullMarked;
