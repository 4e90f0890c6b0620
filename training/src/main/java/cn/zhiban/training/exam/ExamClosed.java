package cn.zhiban.training.exam;

import cn.zhiban.core.UserFacingProblem;

/** An exam cannot be taken, or an attempt no longer answered. */
public final class ExamClosed extends UserFacingProblem {
    ExamClosed(String key, Object... arguments) {
        super(key, arguments);
    }
}
