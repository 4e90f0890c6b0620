package cn.zhiban.core;

/** A value that was handed in breaks a rule; names the field so that a form can show the message beside it. */
public final class InvalidInput extends UserFacingProblem {
    private final String field;

    /**
     * @param field name of the record component that is wrong
     * @param messageKey key of the message that says how to mend it
     * @param arguments values for the message
     */
    public InvalidInput(String field, String messageKey, Object... arguments) {
        super(messageKey, arguments);
        this.field = field;
    }

    /** Name of the record component that is wrong. */
    public String field() {
        return field;
    }
}
