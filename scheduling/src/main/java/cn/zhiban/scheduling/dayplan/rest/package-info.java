/** The day plan for the timeline in the browser and for other programs. */
@NullMarked
package cn.zhiban.scheduling.dayplan.rest;

import org.jspecify.annotations.NullMarked;
