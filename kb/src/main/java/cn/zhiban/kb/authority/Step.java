package cn.zhiban.kb.authority;

/** A step of a ladder (档位), in the order in which agents offer them. Translated as {@code kb.authority.step.<NAME>}. */
public enum Step {
    /** what is offered first */
    FIRST,
    /** what is offered when the first is not enough */
    SECOND,
    /** the most an agent may give by themselves (底线) */
    FLOOR
}
