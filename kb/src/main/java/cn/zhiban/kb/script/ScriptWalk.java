package cn.zhiban.kb.script;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.article.ArticleRights;
import cn.zhiban.kb.flow.Flow;
import cn.zhiban.kb.flow.Flow.Choice;
import cn.zhiban.kb.flow.Flow.Step;
import cn.zhiban.kb.flow.FlowFacts;
import cn.zhiban.kb.flow.FlowFacts.Verdict;
import cn.zhiban.kb.flow.FlowOutline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Moves through scripts and their sub-scripts: which ways a step offers, where one leads, and what is passed without
 * being shown because facts decide it.
 */
@Component
class ScriptWalk {
    /** Steps passed at once; a script that never comes to rest is shown where it is then. */
    private static final int PASSED = 100;

    private static final int DEPTH = 8;

    private final ScriptFlows flows;

    ScriptWalk(ScriptFlows flows) {
        this.flows = flows;
    }

    /**
     * A place that was come to.
     *
     * @param stack scripts that it lies within, outermost first
     * @param automatic passed without being shown
     * @param chosen label of the way that was taken from it, or empty
     */
    record Visit(List<Frame> stack, boolean automatic, String chosen) {
        Visit {
            stack = List.copyOf(stack);
        }

        Frame frame() {
            return stack.getLast();
        }
    }

    /** From the beginning of a script to the first step that is shown. */
    List<Visit> start(Script script, Map<String, String> facts, Scope scope) {
        String first = script.flow().steps().getFirst().id();
        return settle(List.of(new Frame(script.articleId(), script.number(), first, false)), facts, scope);
    }

    /** Takes a way. @throws InvalidInput it is not offered */
    List<Visit> take(List<Frame> stack, int index, Map<String, String> facts, Scope scope) {
        Way way = ways(stack, facts).stream()
                .filter(one -> one.index() == index)
                .findFirst()
                .orElseThrow(() -> new InvalidInput("choice", "kb.script.problem.choice"));
        return settle(follow(stack, way, scope), facts, scope);
    }

    /** Goes on from a step that facts decide now; one visit if it stays where it is. */
    List<Visit> settle(List<Frame> from, Map<String, String> facts, Scope scope) {
        List<Visit> visits = new ArrayList<>();
        List<Frame> stack = from;
        for (int i = 0; i < PASSED; i++) {
            Optional<Way> alone = alone(stack, facts);
            if (alone.isEmpty()) {
                break;
            }
            visits.add(new Visit(stack, true, alone.get().label()));
            stack = follow(stack, alone.get(), scope);
        }
        visits.add(new Visit(stack, false, ""));
        return visits;
    }

    /** Ways that are offered; none at the end. */
    List<Way> ways(List<Frame> stack, Map<String, String> facts) {
        Step step = step(stack.getLast());
        if (step.script() != null && !stack.getLast().returned()) {
            return List.of(new Way(0, title(step.script()), "", Way.Kind.ENTER));
        }
        if (step.choices().isEmpty()) {
            return stack.size() == 1 ? List.of() : List.of(new Way(0, "", "", Way.Kind.RETURN));
        }
        Optional<Integer> decided = FlowFacts.decided(step, facts);
        if (decided.isPresent()) {
            return List.of(way(step, decided.get(), facts));
        }
        List<Way> ways = IntStream.range(0, step.choices().size())
                .filter(i -> FlowFacts.holds(step.choices().get(i), facts) != Verdict.NO)
                .mapToObj(i -> way(step, i, facts))
                .toList();
        return ways.isEmpty()
                ? IntStream.range(0, step.choices().size())
                        .mapToObj(i -> way(step, i, facts))
                        .toList()
                : ways;
    }

    /** What a person says who takes a way by hand: that its facts, where they were not known, are as it asks. */
    Map<String, String> implied(List<Frame> stack, int index, Map<String, String> facts) {
        return ways(stack, facts).stream()
                .filter(way -> way.index() == index && way.kind() == Way.Kind.STEP)
                .flatMap(way -> step(stack.getLast()).choices().get(way.index()).when().stream())
                .filter(condition -> condition.comparison() == Flow.Comparison.IS
                        && !condition.value().isEmpty()
                        && FlowFacts.holds(condition, facts) == Verdict.UNKNOWN)
                .collect(Collectors.toMap(Flow.Condition::fact, Flow.Condition::value, (first, _) -> first));
    }

    /** The step of a place; a step that is gone says nothing and ends. */
    Step step(Frame frame) {
        return flows.version(frame.article(), frame.version())
                .flatMap(script -> script.flow().step(frame.step()))
                .orElseGet(() -> new Step(frame.step(), "", "", "", List.of(), null, List.of(), ""));
    }

    /** Whether the step is shown with its text, or only with its ways because the text came before a sub-script. */
    boolean says(Frame frame) {
        Step step = step(frame);
        return !frame.returned() && !(step.say().isBlank() && step.hint().isBlank());
    }

    /** The way that is taken without asking: there is nothing to say and nothing to choose. */
    private Optional<Way> alone(List<Frame> stack, Map<String, String> facts) {
        if (says(stack.getLast())) {
            return Optional.empty();
        }
        Step step = step(stack.getLast());
        List<Way> ways = ways(stack, facts);
        boolean choosing = !step.choices().isEmpty()
                && (step.script() == null || stack.getLast().returned());
        boolean forced = ways.size() == 1
                && (!choosing
                        || FlowFacts.decided(step, facts).isPresent()
                        || step.choices().size() == 1
                                && step.choices().getFirst().when().isEmpty());
        boolean duties = ways.size() == 1
                && ways.getFirst().kind() == Way.Kind.RETURN
                && !step.duties().isEmpty();
        return forced && !duties ? Optional.of(ways.getFirst()) : Optional.empty();
    }

    private List<Frame> follow(List<Frame> stack, Way way, Scope scope) {
        List<Frame> next = new ArrayList<>(stack.subList(0, stack.size() - 1));
        Frame here = stack.getLast();
        switch (way.kind()) {
            case STEP -> next.add(here.at(step(here).choices().get(way.index()).to()));
            case RETURN -> next.set(next.size() - 1, next.getLast().back());
            case ENTER -> {
                Optional<Script> sub = Optional.ofNullable(step(here).script())
                        .flatMap(flows::published)
                        .filter(script -> ArticleRights.mayRead(scope, script.content()))
                        .filter(script -> !script.flow().steps().isEmpty() && stack.size() < DEPTH);
                next.add(sub.isPresent() ? here : here.back());
                sub.ifPresent(script -> next.add(new Frame(
                        script.articleId(),
                        script.number(),
                        script.flow().steps().getFirst().id(),
                        false)));
            }
        }
        return next;
    }

    private static Way way(Step step, int index, Map<String, String> facts) {
        Choice choice = step.choices().get(index);
        String when = FlowFacts.holds(choice, facts) == Verdict.YES ? "" : FlowOutline.conditions(choice);
        return new Way(index, choice.label(), when, Way.Kind.STEP);
    }

    private String title(long script) {
        return flows.published(script).map(Script::title).orElse("");
    }

    /** Flow that a place lies within. */
    Flow flow(Frame frame) {
        return flows.version(frame.article(), frame.version()).map(Script::flow).orElse(Flow.EMPTY);
    }

    /** What people call a step, at most as long as it is kept. */
    static String title(Step step, int length) {
        String title = step.title().isEmpty() ? step.id() : step.title();
        return title.codePoints().limit(length).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
