/** Actual hours: logins, what differs from the roster, pay factors and the closing of months. */
@NullMarked
package cn.zhiban.scheduling.attendance;

import org.jspecify.annotations.NullMarked;
