/** Screens of shift types. */
@NullMarked
package cn.zhiban.scheduling.shift.ui;

import org.jspecify.annotations.NullMarked;
