/** Batches of new hires: their progress, mentors, daily notes and hand-over. */
@NullMarked
package cn.zhiban.training.batch;

import org.jspecify.annotations.NullMarked;
