package cn.zhiban.core;

/**
 * Something went wrong that the person at the screen (or the caller of the REST interface) can understand and mend.
 * Subclasses are named after the fact (ShopCodeTaken). The text is never carried along, only the key of its
 * translation and the arguments; shell and REST layer translate it in one place.
 */
public abstract class UserFacingProblem extends RuntimeException {
    private final String messageKey;
    private final transient Object[] arguments;

    /**
     * @param messageKey key in the translations, for example {@code core.problem.not-allowed}
     * @param arguments values for the placeholders of the message
     */
    protected UserFacingProblem(String messageKey, Object... arguments) {
        super(messageKey);
        this.messageKey = messageKey;
        this.arguments = arguments.clone();
    }

    /** Key of the translated message. */
    public String messageKey() {
        return messageKey;
    }

    /** Values for the placeholders, in order. */
    public Object[] arguments() {
        return arguments.clone();
    }
}
