package cn.zhiban.kb.document;

import cn.zhiban.core.UserFacingProblem;

/** An uploaded document is dangerous, damaged or not what its name says. Nothing of it is kept. */
public final class DocumentRefused extends UserFacingProblem {
    /**
     * Says what is wrong.
     *
     * @param reason key of the message
     * @param arguments values for it, usually the file's name first
     */
    DocumentRefused(String reason, Object... arguments) {
        super(reason, arguments);
    }

    /** Whether a note is such a reason. */
    static boolean is(DocumentNote note) {
        return note.key().contains(".refused.");
    }

    /** The same as a note. */
    DocumentNote note() {
        return new DocumentNote(
                messageKey(),
                java.util.Arrays.stream(arguments()).map(String::valueOf).toList());
    }
}
