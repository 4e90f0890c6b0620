package cn.zhiban.scheduling.leave.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.scheduling.leave.Leave;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One leave: who, when, how much, why, and what was said. */
final class LeaveCard extends Composite<Div> {
    LeaveCard(Leave leave, boolean named, Component... actions) {
        Span days = new Span(leave.days());
        days.addClassName("zb-strong");
        Div head = new Div();
        head.addClassName("zb-row");
        if (named) {
            Span name = new Span(leave.employeeName());
            name.addClassName("zb-strong");
            head.add(name);
        }
        head.add(
                new Span(getTranslation("sched.leave.type." + leave.type())),
                days,
                new Span(getTranslation("sched.leave.days", leave.halfDays() / 2.0)),
                new Badge(
                        getTranslation("sched.leave.state." + leave.state()),
                        switch (leave.state()) {
                            case REQUESTED -> Badge.Tone.WARNING;
                            case APPROVED -> Badge.Tone.GOOD;
                            case REFUSED -> Badge.Tone.BAD;
                            case WITHDRAWN -> Badge.Tone.NEUTRAL;
                        }));
        Span end = new Span(actions);
        end.addClassNames("zb-row", "zb-row-end");
        head.add(end);
        getContent().add(head);
        line(leave.reason());
        if (!leave.answer().isEmpty()) {
            line(getTranslation(
                    "sched.leave.answered",
                    leave.decidedByName() == null ? "" : leave.decidedByName(),
                    leave.answer()));
        }
        getContent().addClassNames("zb-card", "zb-stack-s");
    }

    /** Adds a line below. */
    LeaveCard note(Component component) {
        getContent().add(component);
        return this;
    }

    private void line(String text) {
        if (!text.isEmpty()) {
            Span line = new Span(text);
            line.addClassName("zb-muted");
            getContent().add(line);
        }
    }
}
