/** Screens of daily checklists. */
@NullMarked
package cn.zhiban.scheduling.checklist.ui;

import org.jspecify.annotations.NullMarked;
