/** Screens of rules. */
@NullMarked
package cn.zhiban.scheduling.rulebook.ui;

import org.jspecify.annotations.NullMarked;
