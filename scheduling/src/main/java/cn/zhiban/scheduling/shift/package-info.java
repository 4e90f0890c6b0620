/** Shift types: their times, bands and colours. */
@NullMarked
package cn.zhiban.scheduling.shift;

import org.jspecify.annotations.NullMarked;
