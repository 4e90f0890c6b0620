/** Runs of the engine on a roster, their score over time, and taking what they found. */
@NullMarked
package cn.zhiban.scheduling.roster.solve;

import org.jspecify.annotations.NullMarked;
