/** Scheduling: demand, wishes, rosters that people can follow line by line, and the engine that finds them. */
@NullMarked
package cn.zhiban.scheduling;

import org.jspecify.annotations.NullMarked;
