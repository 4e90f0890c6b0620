/** The calendar of events (大促日历): what makes more or fewer buyers write, when, where and how much. */
@NullMarked
package cn.zhiban.scheduling.event;

import org.jspecify.annotations.NullMarked;
