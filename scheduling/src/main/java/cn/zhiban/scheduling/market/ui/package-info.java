/** Screens of the market: one for everybody's own requests, one for leads. */
@NullMarked
package cn.zhiban.scheduling.market.ui;

import org.jspecify.annotations.NullMarked;
