/** Screens of leave. */
@NullMarked
package cn.zhiban.scheduling.leave.ui;

import org.jspecify.annotations.NullMarked;
