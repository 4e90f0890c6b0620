package cn.zhiban.scheduling.attendance.ui;

import static cn.zhiban.scheduling.attendance.ui.AttendanceWords.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableConsumer;
import java.time.YearMonth;

/** A month with steps to the one before and after it. */
final class MonthHead extends Composite<Div> {
    MonthHead(YearMonth month, SerializableConsumer<YearMonth> turn, Component... more) {
        Button before = new Button(VaadinIcon.ANGLE_LEFT.create(), _ -> turn.accept(month.minusMonths(1)));
        before.setAriaLabel(text("sched.attendance.month.before"));
        Button after = new Button(VaadinIcon.ANGLE_RIGHT.create(), _ -> turn.accept(month.plusMonths(1)));
        after.setAriaLabel(text("sched.attendance.month.after"));
        getContent().add(before, new H2(month.toString()), after);
        getContent().add(more);
        getContent().addClassName("zb-row");
    }
}
