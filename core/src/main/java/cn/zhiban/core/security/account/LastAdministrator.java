package cn.zhiban.core.security.account;

import cn.zhiban.core.UserFacingProblem;

/** After the change nobody could administer the suite any more. */
public final class LastAdministrator extends UserFacingProblem {
    LastAdministrator() {
        super("core.security.problem.last-administrator");
    }
}
