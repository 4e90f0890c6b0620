/** Contracts: working time, limits, what somebody can and may do, and who is protected. */
@NullMarked
package cn.zhiban.scheduling.contract;

import org.jspecify.annotations.NullMarked;
