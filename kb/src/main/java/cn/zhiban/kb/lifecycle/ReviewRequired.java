package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.UserFacingProblem;

/** Somebody else has to approve the version before agents see it; nothing was written. */
public final class ReviewRequired extends UserFacingProblem {
    ReviewRequired() {
        super("kb.lifecycle.problem.review-required");
    }
}
