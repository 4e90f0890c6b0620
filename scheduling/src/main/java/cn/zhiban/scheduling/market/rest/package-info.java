/** The market for programs. */
@NullMarked
package cn.zhiban.scheduling.market.rest;

import org.jspecify.annotations.NullMarked;
