package cn.zhiban.scheduling.dayplan.ui;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.dayplan.DayPlan;
import cn.zhiban.scheduling.dayplan.DayPlanService;
import cn.zhiban.scheduling.roster.ui.MyDayPart;
import cn.zhiban.scheduling.shift.ClockText;
import cn.zhiban.scheduling.shift.ui.ShiftChip;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One's own shift of today, or of tomorrow when today's is over: breaks and shops. */
@org.springframework.stereotype.Component
class OwnDayCard implements MyDayPart {
    private final DayPlanService service;
    private final CompanyTime time;

    OwnDayCard(DayPlanService service, CompanyTime time) {
        this.service = service;
        this.time = time;
    }

    @Override
    public Optional<Component> show() {
        LocalDateTime now = time.local(time.now());
        int minute = now.getHour() * 60 + now.getMinute();
        Optional<DayPlan.Row> today = rows(now.toLocalDate()).stream()
                .filter(row -> row.end() > minute)
                .findFirst();
        if (today.isPresent()) {
            return today.map(row -> card("sched.dayplan.own.title", now.toLocalDate(), row));
        }
        LocalDate tomorrow = now.toLocalDate().plusDays(1);
        return rows(tomorrow).stream()
                .filter(row -> row.start() >= 0)
                .findFirst()
                .map(row -> card("sched.dayplan.own.tomorrow", tomorrow, row));
    }

    private List<DayPlan.Row> rows(LocalDate day) {
        return service.own(day, UI.getCurrent().getLocale());
    }

    private static Component card(String title, LocalDate day, DayPlan.Row row) {
        Anchor open = new Anchor("sched/day/" + day, text("sched.dayplan.own.day"));
        open.setRouterIgnore(false);
        open.addClassName("zb-row-end");
        Div head = new Div(
                new H3(text(title)),
                new ShiftChip(row.code(), row.colour()),
                new Span(row.shift() + " " + time(row.start()) + "–" + time(row.end())),
                open);
        head.addClassName("zb-row");
        Div card = new Div(head);
        card.addClassNames("zb-card", "zb-stack-s");
        card.setId("my-day");
        if (!row.breaks().isEmpty()) {
            card.add(line(
                    "sched.dayplan.own.breaks",
                    row.breaks().stream()
                            .sorted(java.util.Comparator.comparing(DayPlan.Break::start))
                            .map(one -> time(one.start()) + "–" + time(one.start() + one.minutes()))
                            .collect(Collectors.joining(text("sched.dayplan.field.comma")))));
        }
        String shops = row.shops().stream()
                .filter(DayPlan.Shop::chosen)
                .map(DayPlan.Shop::name)
                .collect(Collectors.joining(text("sched.dayplan.field.comma")));
        if (!shops.isEmpty()) {
            card.add(line("sched.dayplan.own.shops", shops));
        }
        return card;
    }

    private static Component line(String key, String said) {
        Span name = new Span(text(key));
        name.addClassName("zb-muted");
        Div line = new Div(name, new Span(said));
        line.addClassName("zb-row");
        return line;
    }

    /** What began yesterday began at that time of yesterday. */
    private static String time(int minute) {
        return ClockText.of(minute < 0 ? minute + 1440 : minute);
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
