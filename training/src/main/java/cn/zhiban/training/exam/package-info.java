/** Exams: papers, taking them, marking and what the results say. */
@NullMarked
package cn.zhiban.training.exam;

import org.jspecify.annotations.NullMarked;
