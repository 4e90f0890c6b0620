/** Screens of wishes. */
@NullMarked
package cn.zhiban.scheduling.wish.ui;

import org.jspecify.annotations.NullMarked;
