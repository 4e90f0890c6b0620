/** The day plan: who is away for a break when, and who serves which shops, of the people on duty. */
@NullMarked
package cn.zhiban.scheduling.dayplan;

import org.jspecify.annotations.NullMarked;
