package cn.zhiban.core;

/** There is no such object, or the person asking may not know that there is one: both look the same from outside. */
public final class NotFound extends UserFacingProblem {
    /**
     * @param type what was looked for, for example {@code kb.article}; only logged
     * @param id its id
     */
    public NotFound(String type, Object id) {
        super("core.problem.not-found", type, String.valueOf(id));
    }
}
