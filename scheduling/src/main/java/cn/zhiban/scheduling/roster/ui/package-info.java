/** Screens of rosters and of one's own shifts. */
@NullMarked
package cn.zhiban.scheduling.roster.ui;

import org.jspecify.annotations.NullMarked;
