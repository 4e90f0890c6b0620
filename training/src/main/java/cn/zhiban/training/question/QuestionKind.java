package cn.zhiban.training.question;

/** What somebody does to answer. Translated as {@code training.question.kind.<NAME>}. */
public enum QuestionKind {
    SINGLE,
    MULTIPLE,
    TRUE_FALSE,
    FILL_IN,
    NUMBER,
    MATCHING,
    ORDERING,
    /** which of some replies to a buyer is the right one */
    SCRIPT,
    /** which lines of a chat cross a red line */
    VIOLATION,
    /** written freely, marked by a trainer */
    ESSAY,
    /** text between questions; nothing is asked */
    DESCRIPTION;

    /** Whether a person has to mark the answers. */
    public boolean isMarkedByPeople() {
        return this == ESSAY;
    }

    /** Whether there are points at all. */
    public boolean isAsked() {
        return this != DESCRIPTION;
    }
}
