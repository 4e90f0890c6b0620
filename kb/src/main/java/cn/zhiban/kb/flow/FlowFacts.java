package cn.zhiban.kb.flow;

import cn.zhiban.kb.flow.Flow.Choice;
import cn.zhiban.kb.flow.Flow.Condition;
import cn.zhiban.kb.flow.Flow.Step;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds conditions against what is known of a chat. */
public final class FlowFacts {
    private FlowFacts() {}

    /** What is known about a condition or a choice. */
    public enum Verdict {
        /** it holds */
        YES,
        /** it does not */
        NO,
        /** a fact is missing */
        UNKNOWN
    }

    /** Whether the condition holds. */
    public static Verdict holds(Condition condition, Map<String, String> facts) {
        String known = facts.get(condition.fact());
        if (known == null || known.isBlank() || condition.value().isEmpty()) {
            return Verdict.UNKNOWN;
        }
        String fact = OutlineWords.value(condition.fact(), known);
        Optional<BigDecimal> left = number(fact);
        Optional<BigDecimal> right = number(condition.value());
        if (left.isPresent() && right.isPresent()) {
            return verdict(condition.comparison(), left.get().compareTo(right.get()));
        }
        boolean same = fact.strip()
                .toLowerCase(Locale.ROOT)
                .equals(condition.value().strip().toLowerCase(Locale.ROOT));
        return switch (condition.comparison()) {
            case IS -> same ? Verdict.YES : Verdict.NO;
            case IS_NOT -> same ? Verdict.NO : Verdict.YES;
            case LESS, AT_LEAST, MORE, AT_MOST -> Verdict.UNKNOWN;
        };
    }

    /** Whether all conditions of the choice hold: one that does not decides, whatever is missing. */
    public static Verdict holds(Choice choice, Map<String, String> facts) {
        Verdict all = Verdict.YES;
        for (Condition condition : choice.when()) {
            Verdict one = holds(condition, facts);
            if (one == Verdict.NO) {
                return Verdict.NO;
            }
            all = one == Verdict.UNKNOWN ? Verdict.UNKNOWN : all;
        }
        return all;
    }

    /** Whether the step goes on by itself once the facts are known: all its choices have conditions. */
    public static boolean decidesItself(Step step) {
        return !step.choices().isEmpty()
                && step.choices().stream().noneMatch(choice -> choice.when().isEmpty());
    }

    /**
     * The way that is taken by itself: the first choice that holds, when all before it do not.
     *
     * @return its number, or empty when a fact is missing or none holds
     */
    public static Optional<Integer> decided(Step step, Map<String, String> facts) {
        if (!decidesItself(step)) {
            return Optional.empty();
        }
        for (int i = 0; i < step.choices().size(); i++) {
            switch (holds(step.choices().get(i), facts)) {
                case YES -> {
                    return Optional.of(i);
                }
                case UNKNOWN -> {
                    return Optional.empty();
                }
                case NO -> {}
            }
        }
        return Optional.empty();
    }

    /** Facts that the step's choices ask about and that are not known, in the order in which they decide. */
    public static List<String> missing(Step step, Map<String, String> facts) {
        Set<String> missing = new LinkedHashSet<>();
        for (Choice choice : step.choices()) {
            if (holds(choice, facts) == Verdict.UNKNOWN) {
                choice.when().stream()
                        .filter(condition -> holds(condition, facts) == Verdict.UNKNOWN)
                        .forEach(condition -> missing.add(condition.fact()));
            }
        }
        return List.copyOf(missing);
    }

    /** Values that a flow compares a fact with for equality: what can be chosen when the fact is asked. */
    public static List<String> values(Flow flow, String fact) {
        return flow.steps().stream()
                .flatMap(step -> step.choices().stream())
                .flatMap(choice -> choice.when().stream())
                .filter(condition -> condition.fact().equals(fact)
                        && number(condition.value()).isEmpty())
                .map(Condition::value)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    static Optional<BigDecimal> number(String text) {
        try {
            return text.isBlank() || text.length() > 30
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(text.strip().replace(",", "")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Verdict verdict(Flow.Comparison comparison, int order) {
        boolean holds = switch (comparison) {
            case IS -> order == 0;
            case IS_NOT -> order != 0;
            case LESS -> order < 0;
            case AT_LEAST -> order >= 0;
            case MORE -> order > 0;
            case AT_MOST -> order <= 0;
        };
        return holds ? Verdict.YES : Verdict.NO;
    }
}
