package cn.zhiban.kb.flow;

import java.util.List;

/**
 * Something that is wrong with a flow or its outline, and how to mend it.
 *
 * @param severity whether the flow may be published with it
 * @param line line of the outline, from 1, or 0 when it is about the flow
 * @param step id of the step it is about, or empty
 * @param messageKey key of the message
 * @param arguments values of the message
 */
public record FlowProblem(Severity severity, int line, String step, String messageKey, List<Object> arguments) {
    public FlowProblem {
        arguments = List.copyOf(arguments);
    }

    static FlowProblem atLine(int line, String messageKey, Object... arguments) {
        return new FlowProblem(Severity.BLOCK, line, "", messageKey, List.of(arguments));
    }

    static FlowProblem at(Severity severity, Flow.Step step, String messageKey, Object... arguments) {
        return new FlowProblem(severity, 0, step.id(), messageKey, List.of(arguments));
    }

    /** The same at a line. */
    public FlowProblem on(int number) {
        return new FlowProblem(severity, number, step, messageKey, arguments);
    }

    /** How serious it is. */
    public enum Severity {
        /** worth a look */
        WARN,
        /** agents would get lost */
        BLOCK
    }
}
