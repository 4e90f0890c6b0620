package cn.zhiban.training;

import cn.zhiban.core.UserFacingProblem;

/** Something in a learning path comes first. */
public final class StillLocked extends UserFacingProblem {
    StillLocked() {
        super("training.problem.locked");
    }
}
