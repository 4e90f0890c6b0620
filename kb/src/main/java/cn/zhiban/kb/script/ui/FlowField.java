package cn.zhiban.kb.script.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.kb.flow.Flow;
import cn.zhiban.kb.flow.Flow.Choice;
import cn.zhiban.kb.flow.Flow.Comparison;
import cn.zhiban.kb.flow.Flow.Condition;
import cn.zhiban.kb.flow.Flow.Step;
import cn.zhiban.kb.flow.FlowOutline;
import cn.zhiban.kb.flow.FlowProblem;
import cn.zhiban.kb.flow.ScriptNames;
import cn.zhiban.kb.script.ScriptOutlines;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A flow as an outline that is typed, with what is wrong with it by line, and drawn beside it. */
public final class FlowField extends CustomField<Flow> {
    private static final int TYPED_MS = 400;
    private static final int MOST_PROBLEMS = 8;
    private static final String INPUT = """
            this.dispatchEvent(new CustomEvent('input', {bubbles: true}));
            this.dispatchEvent(new CustomEvent('change', {bubbles: true}));
            """;
    /** Enter goes on with the list, or ends it on an empty entry; Tab after a choice's label writes the arrow. */
    private static final String KEYS = """
            const area = this.inputElement;
            area.addEventListener('keydown', (event) => {
              if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
              const at = area.selectionStart;
              if (at !== area.selectionEnd || !['Enter', 'Tab'].includes(event.key)) return;
              const from = area.value.lastIndexOf('\\n', at - 1) + 1;
              const end = area.value.indexOf('\\n', at);
              const line = area.value.slice(from, end < 0 ? area.value.length : end);
              if (at !== from + line.length) return;
              const mark = line.match(/^\\s*(?:- |> |[^\\s:：]{2,5}[:：](?=\\S|$))/);
              let put = null, start = at;
              if (event.key === 'Tab' && /^\\s*[-－]\\s*\\S/.test(line) && !/->|→/.test(line)) put = ' -> ';
              if (event.key === 'Enter' && /^\\s*[->]\\s*$/.test(line)) { put = ''; start = from; }
              else if (event.key === 'Enter' && mark && /^\\s*[->]/.test(line)) put = '\\n' + mark[0];
              if (put === null) return;
              event.preventDefault();
              event.stopPropagation();
              this.value = area.value.slice(0, start) + put + area.value.slice(at);
              area.setSelectionRange(start + put.length, start + put.length);
            """ + INPUT + "});";

    private final transient ScriptOutlines outlines;
    private final @Nullable Long articleId;
    private final TextArea text = new TextArea();
    private final Div problems = new Div();
    private final FlowDiagram diagram;
    private transient FlowOutline.Parsed parsed;

    FlowField(Translations translations, Locale locale, ScriptOutlines outlines, @Nullable Long articleId) {
        this.outlines = outlines;
        this.articleId = articleId;
        this.parsed = outlines.parse("");
        diagram = new FlowDiagram(translations, locale, outlines);
        text.setWidthFull();
        text.setMinRows(16);
        text.setAriaLabel(getTranslation("kb.script.flow"));
        text.setHelperText(getTranslation("kb.script.flow.help"));
        text.addClassName("zb-outline");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(TYPED_MS);
        text.addValueChangeListener(event -> {
            render();
            if (event.isFromClient()) {
                updateValue();
            }
        });
        diagram.onPicked(step -> goTo(parsed.lines().getOrDefault(step, 1)));
        problems.addClassNames("zb-stack", "zb-stack-s");
        problems.getElement().setAttribute("aria-live", "polite");
        Div written = new Div(tools(), text, problems);
        written.addClassNames("zb-stack", "zb-stack-s");
        Div all = new Div(written, diagram);
        all.addClassName("zb-flow-field");
        add(all);
        render();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        text.getElement().executeJs(KEYS);
    }

    private Div tools() {
        Choice choice = new Choice(getTranslation("kb.script.insert.choice-label"), List.of(), "…");
        Choice limited = new Choice(
                getTranslation("kb.script.insert.choice-label"),
                List.of(new Condition("amount", Comparison.LESS, "50")),
                "…");
        String title = getTranslation("kb.script.insert.step-title");
        Div tools = new Div(
                tool(
                        "kb.script.insert.step",
                        step(title, getTranslation("kb.script.insert.step-text"), "", List.of(choice), List.of())),
                tool("kb.script.insert.choice", part(step("", "", "", List.of(choice), List.of()))),
                tool("kb.script.insert.condition", part(step("", "", "", List.of(limited), List.of()))),
                tool(
                        "kb.script.insert.hint",
                        part(step("", "", getTranslation("kb.script.insert.hint-text"), List.of(), List.of()))),
                tool(
                        "kb.script.insert.duty",
                        part(step("", "", "", List.of(), List.of(getTranslation("kb.script.insert.duty-text"))))),
                tool(
                        "kb.script.insert.script",
                        part(FlowOutline.print(
                                new Flow(List.of(
                                        new Step("x", "x", "", "", List.of(), Flow.UNKNOWN_SCRIPT, List.of(), ""))),
                                ScriptNames.BY_ID))));
        tools.addClassName("zb-row");
        return tools;
    }

    private static String step(String title, String say, String hint, List<Choice> choices, List<String> duties) {
        String name = title.isEmpty() ? "x" : title;
        return FlowOutline.print(
                new Flow(List.of(new Step(name, name, say, hint, choices, null, duties, ""))), ScriptNames.BY_ID);
    }

    /** Without the heading. */
    private static String part(String step) {
        return step.substring(step.indexOf('\n') + 1);
    }

    private Button tool(String key, String snippet) {
        Button button = new Button(getTranslation(key), _ -> insert(snippet));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    /** Puts lines after the line in which the cursor is. */
    private void insert(String snippet) {
        text.getElement().executeJs("""
                        const area = this.inputElement, at = area.value.indexOf('\\n', area.selectionEnd);
                        const before = at < 0 ? area.value : area.value.slice(0, at);
                        const gap = !before || before.endsWith('\\n') ? '' : '\\n';
                        const put = gap + $0.replace(/\\n$/, '');
                        this.value = before + put + (at < 0 ? '' : area.value.slice(at));
                        area.focus();
                        area.setSelectionRange(before.length + put.length, before.length + put.length);
                        """ + INPUT, snippet);
    }

    private void goTo(int line) {
        text.getElement().executeJs("""
                        const area = this.inputElement, lines = area.value.split('\\n');
                        const from = lines.slice(0, $0 - 1).join('\\n').length + ($0 > 1 ? 1 : 0);
                        area.blur();
                        area.setSelectionRange(from, from + (lines[$0 - 1] || '').length);
                        area.focus();
                        """, line);
    }

    private void render() {
        parsed = outlines.parse(text.getValue());
        boolean blank = text.getValue().isBlank();
        List<FlowProblem> found = blank ? List.of() : outlines.problems(parsed, articleId);
        diagram.show(parsed.flow(), found);
        problems.removeAll();
        found.stream().limit(MOST_PROBLEMS).forEach(problem -> problems.add(problem(problem)));
        if (found.size() > MOST_PROBLEMS) {
            Span more = new Span(getTranslation("kb.script.problems.more", found.size() - MOST_PROBLEMS));
            more.addClassName("zb-muted");
            problems.add(more);
        }
        if (found.isEmpty() && !blank) {
            Span sound = new Span(getTranslation(
                    "kb.script.problems.none", parsed.flow().steps().size()));
            sound.addClassName("zb-text-good");
            problems.add(sound);
        }
    }

    private Button problem(FlowProblem problem) {
        String message =
                getTranslation(problem.messageKey(), problem.arguments().toArray());
        Button button = new Button(
                problem.line() == 0 ? message : getTranslation("kb.script.problems.line", problem.line(), message),
                _ -> goTo(Math.max(1, problem.line())));
        button.addClassNames(
                "zb-flow-problem",
                "zb-note",
                problem.severity() == FlowProblem.Severity.BLOCK ? "zb-note-bad" : "zb-note-warning");
        return button;
    }

    @Override
    protected @Nullable Flow generateModelValue() {
        return text.getValue().isBlank() ? null : parsed.flow();
    }

    @Override
    protected void setPresentationValue(@Nullable Flow flow) {
        text.setValue(flow == null ? "" : outlines.print(flow));
        render();
    }

    @Override
    public void focus() {
        text.focus();
    }
}
