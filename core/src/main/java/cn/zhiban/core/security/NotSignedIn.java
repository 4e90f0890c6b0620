package cn.zhiban.core.security;

import cn.zhiban.core.UserFacingProblem;

/** Nobody is signed in, or the session has ended. */
public final class NotSignedIn extends UserFacingProblem {
    public NotSignedIn() {
        super("core.problem.not-signed-in");
    }
}
