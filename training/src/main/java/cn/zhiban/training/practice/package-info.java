/** Practice (演练): simulated buyers at a chat desk, and a score that shows every point at its sentence; see ADR 0034. */
@NullMarked
package cn.zhiban.training.practice;

import org.jspecify.annotations.NullMarked;
