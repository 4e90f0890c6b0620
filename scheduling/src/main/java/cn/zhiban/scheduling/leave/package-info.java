/** Leave (请假): asked for, decided, counted against balances. */
@NullMarked
package cn.zhiban.scheduling.leave;

import org.jspecify.annotations.NullMarked;
