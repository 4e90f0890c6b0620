package cn.zhiban.kb.authority;

import cn.zhiban.core.UserFacingProblem;

/** A request waits no longer: another lead decided, it has expired, or whoever asked has left. */
public final class AlreadyDecided extends UserFacingProblem {
    AlreadyDecided(String code) {
        super("kb.authority.problem.already-decided", code);
    }
}
