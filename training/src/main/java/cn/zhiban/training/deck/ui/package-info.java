/** Screens of the daily review. */
@NullMarked
package cn.zhiban.training.deck.ui;

import org.jspecify.annotations.NullMarked;
