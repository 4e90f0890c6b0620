package cn.zhiban.kb.authority;

import cn.zhiban.core.UserFacingProblem;

/** More than the agent may give without a lead's approval: beyond the floor, or beyond the day's allowance. */
public final class BeyondLimit extends UserFacingProblem {
    BeyondLimit(String messageKey, Object... arguments) {
        super(messageKey, arguments);
    }
}
