package cn.zhiban.kb.flow;

import cn.zhiban.kb.flow.Flow.Choice;
import cn.zhiban.kb.flow.Flow.Comparison;
import cn.zhiban.kb.flow.Flow.Condition;
import cn.zhiban.kb.flow.Flow.Step;
import cn.zhiban.kb.flow.FlowFacts.Verdict;
import cn.zhiban.kb.flow.FlowProblem.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions that can never hold, and values for which a step that decides by itself has no way. */
final class ConditionChecks {
    /** More combinations of values than this are not tried. */
    private static final int COMBINATIONS = 4_000;

    private static final String OTHER = "\u0000";
    private static final BigDecimal SMALL = new BigDecimal("0.01");

    private ConditionChecks() {}

    static List<FlowProblem> check(Step step) {
        List<FlowProblem> problems = new ArrayList<>();
        boolean readable = true;
        for (Choice choice : step.choices()) {
            for (Condition condition : choice.when()) {
                if (condition.value().isEmpty()) {
                    readable = false;
                    problems.add(FlowProblem.at(
                            Severity.BLOCK,
                            step,
                            "kb.script.check.condition",
                            FlowChecks.name(step),
                            condition.fact()));
                }
            }
        }
        if (readable) {
            tryValues(step, problems);
        }
        return problems;
    }

    /** Every fact takes the values around those it is compared with; each combination shows which way is taken. */
    private static void tryValues(Step step, List<FlowProblem> problems) {
        Map<String, Set<String>> values = values(step);
        long combinations = values.values().stream().mapToLong(Set::size).reduce(1, (a, b) -> Math.min(a * b, 1 << 20));
        if (values.isEmpty() || combinations > COMBINATIONS) {
            return;
        }
        List<Map<String, String>> all = List.of(Map.of());
        for (Map.Entry<String, Set<String>> fact : values.entrySet()) {
            all = all.stream()
                    .flatMap(known -> fact.getValue().stream().map(value -> with(known, fact.getKey(), value)))
                    .toList();
        }
        Set<Integer> possible = new TreeSet<>();
        Optional<Map<String, String>> gap = Optional.empty();
        for (Map<String, String> facts : all) {
            boolean taken = false;
            for (int i = 0; i < step.choices().size(); i++) {
                if (FlowFacts.holds(step.choices().get(i), facts) == Verdict.YES) {
                    possible.add(i);
                    taken = true;
                    if (FlowFacts.decidesItself(step)) {
                        break;
                    }
                }
            }
            gap = taken || gap.isPresent() ? gap : Optional.of(facts);
        }
        for (int i = 0; i < step.choices().size(); i++) {
            if (!possible.contains(i)) {
                problems.add(FlowProblem.at(
                        Severity.WARN,
                        step,
                        "kb.script.check.never",
                        FlowChecks.name(step),
                        step.choices().get(i).label()));
            }
        }
        if (FlowFacts.decidesItself(step)) {
            gap.ifPresent(facts -> problems.add(FlowProblem.at(
                    Severity.WARN, step, "kb.script.check.gap", FlowChecks.name(step), describe(facts))));
        }
    }

    private static Map<String, Set<String>> values(Step step) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (Choice choice : step.choices()) {
            for (Condition condition : choice.when()) {
                Set<String> tried = values.computeIfAbsent(condition.fact(), _ -> new TreeSet<>());
                Optional<BigDecimal> number = FlowFacts.number(condition.value());
                if (number.isPresent()) {
                    BigDecimal value = number.get();
                    Stream.of(value.subtract(SMALL), value, value.add(SMALL))
                            .filter(near -> near.signum() >= 0)
                            .forEach(near -> tried.add(near.toPlainString()));
                } else {
                    tried.add(condition.value());
                    tried.add(OTHER);
                }
            }
        }
        return values;
    }

    private static Map<String, String> with(Map<String, String> known, String fact, String value) {
        Map<String, String> more = new HashMap<>(known);
        more.put(fact, value);
        return more;
    }

    private static String describe(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> FlowOutline.print(new Condition(
                        fact.getKey(), Comparison.IS, fact.getValue().equals(OTHER) ? "…" : fact.getValue())))
                .sorted()
                .collect(Collectors.joining("，"));
    }
}
