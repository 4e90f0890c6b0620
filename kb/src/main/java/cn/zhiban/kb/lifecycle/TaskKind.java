package cn.zhiban.kb.lifecycle;

/** What there is to do (任务类型). Translated as {@code kb.lifecycle.kind.<NAME>}. */
public enum TaskKind {
    /** somebody asks for a version to be approved */
    REVIEW,
    /** an answer is due to be looked at again, or has expired */
    VERIFY,
    /** an agent says that something is wrong with an answer */
    FEEDBACK,
    /** the answer that this one overrides was changed */
    OVERRIDE,
    /** two live answers contradict each other */
    CONFLICT,
    /** a question has no answer */
    GAP
}
