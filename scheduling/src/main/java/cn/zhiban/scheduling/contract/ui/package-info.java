/** Screens of contracts. */
@NullMarked
package cn.zhiban.scheduling.contract.ui;

import org.jspecify.annotations.NullMarked;
