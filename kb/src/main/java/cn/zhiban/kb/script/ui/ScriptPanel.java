package cn.zhiban.kb.script.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleState;
import cn.zhiban.kb.flow.Flow;
import cn.zhiban.kb.flow.FlowOutline;
import cn.zhiban.kb.markdown.Markdown;
import cn.zhiban.kb.script.ScriptOutlines;
import cn.zhiban.kb.script.ScriptStatistics;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A script as agents read it: its steps below each other, drawn beside them, and the button that starts it. */
final class ScriptPanel extends Composite<Div> {
    ScriptPanel(
            ArticleDetails article, ScriptOutlines outlines, ScriptStatistics statistics, Translations translations) {
        Flow flow = Objects.requireNonNullElse(article.content().flow(), Flow.EMPTY);
        Map<String, ScriptStatistics.Numbers> numbers = statistics.of(article.id());
        FlowDiagram diagram = new FlowDiagram(translations, getLocale(), outlines);
        diagram.show(flow, List.of());
        diagram.setNumbers(numbers);
        Div steps = new Div();
        steps.addClassNames("zb-stack", "zb-stack-s");
        flow.steps().forEach(step -> steps.add(step(flow, step, outlines)));
        diagram.onPicked(picked -> steps.getElement()
                .executeJs(
                        "this.children[$0]?.scrollIntoView({block: 'center'})",
                        flow.steps().stream().map(Flow.Step::id).toList().indexOf(picked)));
        Div drawn = new Div(diagram);
        drawn.addClassNames("zb-stack", "zb-stack-s");
        if (!numbers.isEmpty()) {
            Paragraph legend = new Paragraph(getTranslation("kb.script.numbers.legend"));
            legend.addClassName("zb-muted");
            drawn.add(legend);
        }
        Div panes = new Div(steps, drawn);
        panes.addClassName("zb-flow-field");
        getContent().addClassName("zb-stack");
        if (article.state() == ArticleState.PUBLISHED && !flow.steps().isEmpty()) {
            getContent().add(start(article.id()));
        }
        getContent().add(panes);
    }

    private Component start(long id) {
        Button start = new Button(
                getTranslation("kb.script.start"),
                VaadinIcon.PLAY.create(),
                _ -> UI.getCurrent().navigate("kb/run/" + id));
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.setTestId("kb-script-start");
        Span help = new Span(getTranslation("kb.script.start.help"));
        help.addClassName("zb-muted");
        Div row = new Div(start, help);
        row.addClassName("zb-row");
        return row;
    }

    private Component step(Flow flow, Flow.Step step, ScriptOutlines outlines) {
        Div card = new Div(new H3(step.title().isEmpty() ? step.id() : step.title()));
        card.addClassNames("zb-card", "zb-stack", "zb-stack-s");
        if (!step.authority().isEmpty()) {
            card.add(new Badge(getTranslation("kb.script.authority", step.authority()), Badge.Tone.WARNING));
        }
        if (!step.hint().isBlank()) {
            card.add(new Html("<div class=\"zb-prose zb-muted\">" + Markdown.toHtml(step.hint()) + "</div>"));
        }
        if (!step.say().isBlank()) {
            card.add(new Html("<div class=\"zb-prose\">" + Markdown.toHtml(step.say()) + "</div>"));
        }
        Long script = step.script();
        if (script != null) {
            card.add(new Badge(getTranslation("kb.script.within", outlines.title(script)), Badge.Tone.INFO));
        }
        if (!step.choices().isEmpty()) {
            OrderedList ways = new OrderedList();
            step.choices().forEach(choice -> ways.add(new ListItem(way(flow, choice))));
            card.add(ways);
        }
        if (!step.duties().isEmpty()) {
            UnorderedList duties = new UnorderedList();
            step.duties().forEach(duty -> duties.add(new ListItem(duty)));
            card.add(new Span(getTranslation("kb.script.duties")), duties);
        }
        return card;
    }

    private static String way(Flow flow, Flow.Choice choice) {
        String when = FlowOutline.conditions(choice);
        String to = flow.step(choice.to())
                .map(step -> step.title().isEmpty() ? step.id() : step.title())
                .orElse(choice.to());
        return (choice.label() + (when.isEmpty() ? "" : " {" + when + "}") + " → " + to).strip();
    }
}
