/** Rosters: cells, who changed what, and their way from a draft to something to be published. */
@NullMarked
package cn.zhiban.scheduling.roster;

import org.jspecify.annotations.NullMarked;
