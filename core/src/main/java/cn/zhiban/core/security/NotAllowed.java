package cn.zhiban.core.security;

import cn.zhiban.core.UserFacingProblem;

/** The actor lacks the permission. Where even the existence is secret, NotFound is thrown instead. */
public final class NotAllowed extends UserFacingProblem {
    /** @param permission code of the permission that is missing */
    public NotAllowed(String permission) {
        super("core.problem.not-allowed", permission);
    }
}
