package cn.zhiban.core.security.account;

import cn.zhiban.core.UserFacingProblem;

/** Nobody takes away their own account or their own role of administrator, not even by mistake. */
public final class OwnAccount extends UserFacingProblem {
    OwnAccount() {
        super("core.security.problem.own-account");
    }
}
