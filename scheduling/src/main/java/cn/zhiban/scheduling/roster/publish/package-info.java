/** Published versions, what they changed for each person, one's own shifts, calendar feed and sheet for the wall. */
@NullMarked
package cn.zhiban.scheduling.roster.publish;

import org.jspecify.annotations.NullMarked;
