package cn.zhiban.kb.script.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.kb.flow.Flow;
import cn.zhiban.kb.flow.FlowOutline;
import cn.zhiban.kb.flow.FlowProblem;
import cn.zhiban.kb.script.ScriptOutlines;
import cn.zhiban.kb.script.ScriptStatistics;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A flow drawn as boxes and arrows. */
@Tag("zhiban-flow")
@JsModule("context://kb/zhiban-flow.js")
final class FlowDiagram extends Component {
    private final transient ScriptOutlines outlines;

    FlowDiagram(Translations translations, Locale locale, ScriptOutlines outlines) {
        this.outlines = outlines;
        getElement().setPropertyJson("texts", ElementTexts.of(translations, locale, ElementTexts.DIAGRAM));
    }

    void show(Flow flow, List<FlowProblem> problems) {
        Map<String, String> wrong = new HashMap<>();
        problems.forEach(problem -> wrong.putIfAbsent(
                problem.step(),
                getTranslation(problem.messageKey(), problem.arguments().toArray())));
        List<Map<String, Object>> steps = new ArrayList<>();
        for (Flow.Step step : flow.steps()) {
            Long script = step.script();
            steps.add(Map.of(
                    "id", step.id(),
                    "title", step.title(),
                    "say", step.say(),
                    "script", script == null ? "" : name(script),
                    "authority", step.authority(),
                    "duties", step.duties(),
                    "problem", wrong.getOrDefault(step.id(), ""),
                    "choices",
                            step.choices().stream()
                                    .map(choice -> Map.of(
                                            "label",
                                            choice.label(),
                                            "when",
                                            FlowOutline.conditions(choice),
                                            "to",
                                            choice.to()))
                                    .toList()));
        }
        getElement().setPropertyJson("flow", ElementTexts.json(Map.of("steps", steps)));
    }

    void setNumbers(Map<String, ScriptStatistics.Numbers> numbers) {
        getElement().setPropertyJson("stats", ElementTexts.json(numbers));
    }

    /** Is told which step was clicked. */
    void onPicked(SerializableConsumer<String> listener) {
        getElement()
                .addEventListener(
                        "step-picked",
                        event -> listener.accept(
                                event.getEventData().get("event.detail.step").asString()))
                .addEventData("event.detail.step");
    }

    private String name(long script) {
        String title = script == Flow.UNKNOWN_SCRIPT ? "" : outlines.title(script);
        return title.isEmpty() ? "?" : title;
    }
}
