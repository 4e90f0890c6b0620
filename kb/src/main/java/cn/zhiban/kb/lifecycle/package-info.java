/** Keeping knowledge true: tasks with a clock, feedback, reviews, planned publication, verification, what was live when. */
@NullMarked
package cn.zhiban.kb.lifecycle;

import org.jspecify.annotations.NullMarked;
