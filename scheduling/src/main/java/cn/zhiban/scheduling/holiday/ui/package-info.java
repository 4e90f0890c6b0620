/** Screens of holidays. */
@NullMarked
package cn.zhiban.scheduling.holiday.ui;

import org.jspecify.annotations.NullMarked;
