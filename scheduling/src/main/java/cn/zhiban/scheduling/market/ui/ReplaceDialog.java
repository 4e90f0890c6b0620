package cn.zhiban.scheduling.market.ui;

import static cn.zhiban.scheduling.market.ui.MarketTexts.text;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.market.Candidate;
import cn.zhiban.scheduling.market.CoverService;
import cn.zhiban.scheduling.market.Gap;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who could stand in, the best first; asks the chosen ones or gives the shift to one of them. */
final class ReplaceDialog {
    private static final int NOTE = 300;
    private static final int CHOSEN = 3;

    private final CoverService service;
    private final Gap gap;
    private final Runnable done;
    private final Dialog dialog = new Dialog();
    private final Set<Long> chosen = new HashSet<>();
    private final TextField note = new TextField(text("sched.market.note"));
    private final Button ask = new Button();

    ReplaceDialog(CoverService service, Gap gap, Runnable done) {
        this.service = service;
        this.gap = gap;
        this.done = done;
        dialog.setHeaderTitle(
                text("sched.market.replace.title", gap.name(), MarketTexts.words(gap.day(), gap.shift())));
        dialog.addClassNames("zb-dialog", "sched-replace");
        List<Candidate> all =
                service.candidates(gap.employeeId(), gap.day(), UI.getCurrent().getLocale());
        List<Candidate> can = all.stream().filter(Candidate::possible).toList();
        List<Candidate> cannot = all.stream().filter(one -> !one.possible()).toList();
        Div list = new Div();
        list.addClassName("zb-list");
        for (int i = 0; i < can.size(); i++) {
            list.add(possible(can.get(i), i < CHOSEN));
        }
        dialog.add(can.isEmpty() ? new Paragraph(text("sched.market.replace.nobody")) : list);
        if (!cannot.isEmpty()) {
            Div others = new Div();
            others.addClassName("zb-list");
            cannot.forEach(one -> others.add(impossible(one)));
            Details details = new Details(text("sched.market.replace.cannot", cannot.size()), others);
            details.setOpened(can.isEmpty());
            dialog.add(details);
        }
        note.setMaxLength(NOTE);
        note.setWidthFull();
        note.setPlaceholder(text("sched.market.replace.note"));
        dialog.add(note);
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        ask.setTestId("replace-ask");
        ask.addClickListener(_ -> act(() -> {
            service.ask(gap.employeeId(), gap.day(), chosen, note.getValue());
            Toast.done(text("sched.market.sent"));
        }));
        count();
        dialog.getFooter().add(new Button(text("core.ui.cancel"), _ -> dialog.close()), ask);
    }

    void open() {
        dialog.open();
    }

    private void count() {
        ask.setText(text("sched.market.replace.ask", chosen.size()));
        ask.setEnabled(!chosen.isEmpty());
    }

    private Div possible(Candidate one, boolean preset) {
        Checkbox box = new Checkbox(one.name());
        box.addValueChangeListener(change -> {
            if (change.getValue()) {
                chosen.add(one.employeeId());
            } else {
                chosen.remove(one.employeeId());
            }
            count();
        });
        box.setValue(preset);
        Button assign = new Button(
                text("sched.market.replace.assign"),
                _ -> act(() -> {
                    service.assign(
                            gap.employeeId(),
                            gap.day(),
                            one.employeeId(),
                            note.getValue(),
                            UI.getCurrent().getLocale());
                    Toast.done(text("sched.market.replace.assigned", one.name()));
                }));
        assign.addClassName("zb-row-end");
        assign.addThemeVariants(ButtonVariant.TERTIARY);
        assign.setTestId("replace-assign");
        Div line = new Div(
                box,
                new Badge(
                        text("sched.market.points", one.points()),
                        one.points() <= 0 ? Badge.Tone.GOOD : Badge.Tone.NEUTRAL),
                assign);
        line.addClassName("zb-row");
        return row(line, MarketTexts.change(one.before(), one.after()), one.worse());
    }

    private static Div impossible(Candidate one) {
        Span name = new Span(one.name());
        Div line = new Div(name);
        line.addClassName("zb-row");
        return row(line, "", one.against());
    }

    private static Div row(Div line, String figures, List<String> reasons) {
        Div content = new Div(line);
        content.addClassNames("zb-stack-s", "zb-grow");
        if (!figures.isEmpty()) {
            content.add(muted(figures));
        }
        if (!reasons.isEmpty()) {
            content.add(muted(String.join(" · ", reasons)));
        }
        Div row = new Div(content);
        row.addClassName("zb-list-row");
        return row;
    }

    private static Span muted(String text) {
        Span span = new Span(text);
        span.addClassName("zb-muted");
        return span;
    }

    private void act(Runnable action) {
        try {
            action.run();
            dialog.close();
            done.run();
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }
}
