/** Forecasts in the product: runs that are kept, overrides by hand, and how good past forecasts were. */
@NullMarked
package cn.zhiban.scheduling.demand;

import org.jspecify.annotations.NullMarked;
