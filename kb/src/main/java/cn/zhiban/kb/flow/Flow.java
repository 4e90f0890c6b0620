package cn.zhiban.kb.flow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A guided flow (流程话术): steps with ready text and branches. Immutable; kept as JSON within an article's version, so
 * components may be added later but never renamed.
 *
 * @param steps in the order of the outline; the first is where it begins
 */
public record Flow(List<Step> steps) {
    /** A flow that says nothing yet. */
    public static final Flow EMPTY = new Flow(List.of());

    public Flow {
        steps = copy(steps);
    }

    /** Stands for a sub-script that the outline names but nobody knows. */
    public static final long UNKNOWN_SCRIPT = -1;

    /** The step with the id. */
    public Optional<Step> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /**
     * One step of the flow.
     *
     * @param id name that branches point to, unique within the flow
     * @param title what the step is about, for the outline and the diagram
     * @param say text to send, Markdown with {@code [variables]}; empty when the step only asks or decides
     * @param hint what only the agent reads
     * @param choices where it goes on; none = an end
     * @param script article id of a sub-script that is walked through before the choices, or null
     * @param duties what remains to do after this end (登记, 回访 …)
     * @param authority code of the case whose limits hold for amounts in this step, or empty
     */
    public record Step(
            String id,
            String title,
            String say,
            String hint,
            List<Choice> choices,
            @Nullable Long script,
            List<String> duties,
            String authority) {
        public Step {
            title = title == null ? "" : title;
            say = say == null ? "" : say;
            hint = hint == null ? "" : hint;
            choices = copy(choices);
            duties = copy(duties);
            authority = authority == null ? "" : authority;
        }
    }

    /**
     * A way on.
     *
     * @param label what the agent picks, for example the buyer's reaction
     * @param when all must hold for the way to be offered; none = always. When all choices of a step have conditions,
     *     the first that holds is taken by itself
     * @param to id of the next step
     */
    public record Choice(String label, List<Condition> when, String to) {
        public Choice {
            label = label == null ? "" : label;
            when = copy(when);
        }
    }

    /**
     * A condition on a fact of the chat.
     *
     * @param fact name of the fact: order_state, platform, amount, segment, or one the script asks for
     * @param comparison how it is compared
     * @param value text or number; a platform as its name, for example {@code JD}. Empty: what the outline says could not
     *     be read, and stands in {@code fact}
     */
    public record Condition(String fact, Comparison comparison, String value) {}

    /** How a fact is compared with a value; numbers as numbers where both are. */
    public enum Comparison {
        /** equal */
        IS,
        /** not equal */
        IS_NOT,
        /** below */
        LESS,
        /** at least */
        AT_LEAST,
        /** above */
        MORE,
        /** at most */
        AT_MOST
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
