package cn.zhiban.core.tabular;

import cn.zhiban.core.UserFacingProblem;

/** The file as a whole cannot be read as a table; the message says why and how to mend it. */
public final class UnreadableTable extends UserFacingProblem {
    private final String code;

    /**
     * @param code last part of the message's key {@code core.tabular.problem.<code>}
     * @param arguments values for the message
     */
    public UnreadableTable(String code, Object... arguments) {
        super("core.tabular.problem." + code, arguments);
        this.code = code;
    }

    /** What is wrong, in one word for programs. */
    public String code() {
        return code;
    }
}
