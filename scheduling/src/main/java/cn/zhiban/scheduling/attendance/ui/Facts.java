package cn.zhiban.scheduling.attendance.ui;

import static cn.zhiban.scheduling.attendance.ui.AttendanceWords.hours;
import static cn.zhiban.scheduling.attendance.ui.AttendanceWords.text;

import cn.zhiban.scheduling.attendance.MonthFigures;
import cn.zhiban.scheduling.attendance.PaidPart;
import cn.zhiban.scheduling.attendance.PayReason;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A month's figures for reading. */
final class Facts {
    private Facts() {}

    /** Hours by pay factor, and what happened. */
    static DescriptionList of(MonthFigures figures) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("zb-facts");
        fact(facts, "sched.attendance.fact.counted", hours(figures.countedMinutes()));
        fact(facts, "sched.attendance.fact.planned", hours(figures.plannedMinutes()));
        fact(facts, "sched.attendance.fact.target", hours(figures.targetMinutes()));
        fact(facts, "sched.attendance.fact.150", hours(figures.overtime150()));
        fact(facts, "sched.attendance.fact.200", hours(figures.overtime200()));
        fact(facts, "sched.attendance.fact.300", hours(figures.overtime300()));
        if (figures.compensatedMinutes() > 0) {
            fact(facts, "sched.attendance.fact.time-off", hours(figures.compensatedMinutes()));
        }
        fact(
                facts,
                "sched.attendance.fact.late",
                text("sched.attendance.fact.late.of", figures.lates(), figures.lateMinutes(), figures.absences()));
        return facts;
    }

    /** Every part that is paid more than usual, with its reason. */
    static Div why(MonthFigures figures) {
        Div lines = new Div();
        lines.addClassName("zb-stack-s");
        for (PaidPart part : figures.parts()) {
            if (part.reason() != PayReason.ORDINARY) {
                lines.add(new Span(text(
                        "sched.attendance.pay.line",
                        AttendanceWords.day(part.date()),
                        hours(part.minutes()),
                        part.reason().percent(),
                        text("sched.attendance.pay." + part.reason()))));
            }
        }
        return lines;
    }

    private static void fact(DescriptionList facts, String key, String value) {
        facts.add(new DescriptionList.Term(text(key)), new DescriptionList.Description(value));
    }
}
