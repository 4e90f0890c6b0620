package cn.zhiban.core.security.role;

import cn.zhiban.core.UserFacingProblem;

/** Accounts still have the role, so it cannot be deleted. */
public final class RoleInUse extends UserFacingProblem {
    RoleInUse(int accounts) {
        super("core.security.problem.role-in-use", accounts);
    }
}
