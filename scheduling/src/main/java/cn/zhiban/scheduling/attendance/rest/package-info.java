/** Actual hours for other programs. */
@NullMarked
package cn.zhiban.scheduling.attendance.rest;

import org.jspecify.annotations.NullMarked;
