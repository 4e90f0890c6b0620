/** Screens of demand: forecast, needs, events, load. */
@NullMarked
package cn.zhiban.scheduling.demand.ui;

import org.jspecify.annotations.NullMarked;
