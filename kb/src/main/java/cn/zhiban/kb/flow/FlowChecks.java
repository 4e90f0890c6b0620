package cn.zhiban.kb.flow;

import cn.zhiban.kb.flow.Flow.Choice;
import cn.zhiban.kb.flow.Flow.Step;
import cn.zhiban.kb.flow.FlowProblem.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Walks a flow as agents would and says where they would get lost; every problem names its step. */
public final class FlowChecks {
    /** Longest path that is not remarked on, in steps. */
    public static final int LONGEST_PATH = 12;

    /** How many ways are tried before the longest found so far has to do. */
    private static final int EFFORT = 20_000;

    private static final int DEPTH = 10;
    private static final Pattern MALFORMED = Pattern.compile(
            "\\[\\s*]|\\{\\s*}|[\\[【][^\\]】\\n]{41,}[\\]】]|\\[[^\\[\\]]*$|\\{[^{}]*$", Pattern.MULTILINE);

    private final Flow flow;
    private final @Nullable Long self;
    private final LongFunction<Optional<Flow>> others;
    private final Map<String, Step> byId = new LinkedHashMap<>();
    private final List<FlowProblem> problems = new ArrayList<>();
    private int effort = EFFORT;

    private FlowChecks(Flow flow, @Nullable Long self, LongFunction<Optional<Flow>> others) {
        this.flow = flow;
        this.self = self;
        this.others = others;
        flow.steps().forEach(step -> byId.putIfAbsent(step.id(), step));
    }

    /**
     * What is wrong with the flow.
     *
     * @param self article that the flow belongs to, or null if it is new
     * @param others flows of other articles, for sub-scripts; empty when there is no such script
     */
    public static List<FlowProblem> check(Flow flow, @Nullable Long self, LongFunction<Optional<Flow>> others) {
        FlowChecks checks = new FlowChecks(flow, self, others);
        if (flow.steps().isEmpty()) {
            return List.of(new FlowProblem(Severity.BLOCK, 0, "", "kb.script.check.empty", List.of()));
        }
        checks.steps();
        Set<String> reached = checks.reachable();
        checks.unreachable(reached);
        checks.endless(reached);
        checks.length();
        return List.copyOf(checks.problems);
    }

    /** What people call a step: its title, or its id where it has none. */
    public static String name(Step step) {
        return step.title().isEmpty() ? step.id() : step.title();
    }

    private void add(Severity severity, Step step, String key, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = name(step);
        System.arraycopy(more, 0, arguments, 1, more.length);
        problems.add(FlowProblem.at(severity, step, key, arguments));
    }

    private void steps() {
        Set<String> seen = new HashSet<>();
        for (Step step : flow.steps()) {
            if (!seen.add(step.id())) {
                add(Severity.BLOCK, step, "kb.script.check.same-id", step.id());
            }
            for (Choice choice : step.choices()) {
                if (!byId.containsKey(choice.to())) {
                    add(Severity.BLOCK, step, "kb.script.check.dead-end", choice.label(), choice.to());
                }
            }
            if (step.choices().isEmpty() && step.say().isBlank() && step.script() == null) {
                add(Severity.BLOCK, step, "kb.script.check.silent-end");
            }
            if (MALFORMED.matcher(step.say()).find()) {
                add(Severity.WARN, step, "kb.script.check.variable");
            }
            subScript(step);
            problems.addAll(ConditionChecks.check(step));
        }
    }

    private void subScript(Step step) {
        Long script = step.script();
        if (script == null) {
            return;
        }
        if (script.equals(self) || leadsBack(script, new HashSet<>(), 0)) {
            add(Severity.BLOCK, step, "kb.script.check.recursion");
        } else if (script == Flow.UNKNOWN_SCRIPT || others.apply(script).isEmpty()) {
            add(Severity.BLOCK, step, "kb.script.check.script-unknown");
        }
    }

    /** Whether a script walks through this one or through itself. */
    private boolean leadsBack(long script, Set<Long> path, int depth) {
        if (self != null && script == self || depth > DEPTH || !path.add(script)) {
            return true;
        }
        boolean back = others.apply(script).stream()
                .flatMap(other -> other.steps().stream())
                .map(Step::script)
                .filter(next -> next != null && next != Flow.UNKNOWN_SCRIPT)
                .anyMatch(next -> leadsBack(next, path, depth + 1));
        path.remove(script);
        return back;
    }

    private Set<String> reachable() {
        Set<String> reached = new LinkedHashSet<>();
        Deque<Step> next = new ArrayDeque<>();
        next.add(flow.steps().getFirst());
        while (!next.isEmpty()) {
            Step step = next.poll();
            if (reached.add(step.id())) {
                step.choices().stream().map(Choice::to).map(byId::get).forEach(to -> {
                    if (to != null) {
                        next.add(to);
                    }
                });
            }
        }
        return reached;
    }

    private void unreachable(Set<String> reached) {
        for (Step step : flow.steps()) {
            if (!reached.contains(step.id())) {
                add(Severity.BLOCK, step, "kb.script.check.unreachable");
            }
        }
    }

    /** Steps from which no end can be reached: the first of them is named. */
    private void endless(Set<String> reached) {
        Set<String> ending = new HashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Step step : flow.steps()) {
                boolean ends = step.choices().isEmpty()
                        || step.choices().stream()
                                .anyMatch(choice -> ending.contains(choice.to()) || !byId.containsKey(choice.to()));
                grown |= ends && ending.add(step.id());
            }
        }
        flow.steps().stream()
                .filter(step -> reached.contains(step.id()) && !ending.contains(step.id()))
                .findFirst()
                .ifPresent(step -> add(Severity.BLOCK, step, "kb.script.check.endless"));
    }

    private void length() {
        Step first = flow.steps().getFirst();
        int longest = longest(first, new HashSet<>());
        if (longest > LONGEST_PATH) {
            add(Severity.WARN, first, "kb.script.check.long", longest, LONGEST_PATH);
        }
    }

    /** Steps on the longest path that meets no step twice. */
    private int longest(Step step, Set<String> path) {
        if (effort-- <= 0 || !path.add(step.id())) {
            return 0;
        }
        int longest = 0;
        for (Choice choice : step.choices()) {
            Step next = byId.get(choice.to());
            if (next != null) {
                longest = Math.max(longest, longest(next, path));
            }
        }
        path.remove(step.id());
        return longest + 1;
    }
}
