package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.core.ui.Chart;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.arrival.HalfHours;
import cn.zhiban.scheduling.requirement.DemandGroup;
import cn.zhiban.scheduling.requirement.NeedDay;
import cn.zhiban.scheduling.requirement.RequirementSheet;
import cn.zhiban.scheduling.requirement.ShiftNeed;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.staffing.QueueFigures;
import cn.zhiban.scheduling.staffing.StaffingNeed;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How many people are needed when: a week of half hours, why, and needs by types of shift. */
@Route("sched/demand")
@Menu(order = 322, title = "sched.demand.title", icon = "vaadin:users")
@RolesAllowed({SchedulingPermissions.VIEW, SchedulingPermissions.DEMAND})
class DemandView extends Page {
    private static final int DAYS = 7;

    private final transient DemandScreens screens;
    private final transient NeedScreens needs;
    private final ComboBox<DemandGroup> group = new ComboBox<>();
    private final DatePicker from;
    private final Div content = new Div();
    private final Div why = new Div();
    private final JobBar job;

    DemandView(DemandScreens screens, NeedScreens needs) {
        super("sched.demand.title");
        this.screens = screens;
        this.needs = needs;
        group.setLabel(getTranslation("sched.demand.group"));
        group.setItemLabelGenerator(DemandGroup::name);
        group.setTestId("demand-group");
        from = Pickers.date(getTranslation("sched.demand.week"));
        from.setValue(screens.time().today().plusDays(1));
        Button back = step(VaadinIcon.ANGLE_LEFT, "sched.demand.earlier", -DAYS);
        Button next = step(VaadinIcon.ANGLE_RIGHT, "sched.demand.later", DAYS);
        job = new JobBar(screens.jobs(), this::refresh);
        content.addClassName("zb-stack");
        why.getElement().setAttribute("aria-live", "polite");
        add(header(), new FilterBar(group, back, from, next), job, content);
        loadGroups(null);
        group.addValueChangeListener(_ -> refresh());
        from.addValueChangeListener(_ -> refresh());
        refresh();
    }

    private Button step(VaadinIcon icon, String key, int days) {
        Button button = new Button(icon.create(), _ -> {
            if (from.getValue() != null) {
                from.setValue(from.getValue().plusDays(days));
            }
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        return button;
    }

    private Component header() {
        PageHeader header =
                new PageHeader(getTranslation("sched.demand.title"), getTranslation("sched.demand.subtitle"));
        MenuBar bar = new MenuBar();
        SubMenu sheets = bar.addItem(getTranslation("sched.demand.sheets")).getSubMenu();
        sheets.addItem(new SheetLink(
                getTranslation("sched.demand.needs.export"),
                "requirements.xlsx",
                (locale, out) -> needs.sheet().export(start().minusDays(1), start().plusDays(90), locale, out)));
        header.withActions(bar);
        if (screens.shops().mayEdit()) {
            sheets.addItem(
                    getTranslation("sched.requirements.import.title"),
                    _ -> screens.imports()
                            .of(RequirementSheet.NAME)
                            .onDone(this::refresh)
                            .open());
            SubMenu groups = bar.addItem(getTranslation("sched.demand.groups")).getSubMenu();
            groups.addItem(
                    getTranslation("sched.demand.group.add"),
                    _ -> GroupDialog.open(screens, needs.groups(), null, this::loadGroups));
            groups.addItem(getTranslation("sched.demand.group.edit"), _ -> {
                if (group.getValue() != null) {
                    GroupDialog.open(screens, needs.groups(), group.getValue(), this::loadGroups);
                }
            });
            groups.addItem(getTranslation("sched.demand.group.remove"), _ -> remove());
            Button type = new Button(getTranslation("sched.demand.type"), VaadinIcon.PENCIL.create(), _ -> {
                if (group.getValue() != null) {
                    NeedDialog.open(needs, group.getValue(), start(), this::refresh);
                }
            });
            type.setTestId("demand-type");
            Button compute = new Button(
                    getTranslation("sched.demand.compute"),
                    VaadinIcon.MAGIC.create(),
                    _ -> NeedDialog.compute(
                            needs, group.getValue(), screens.time().today(), job::follow));
            compute.addThemeVariants(ButtonVariant.PRIMARY);
            compute.setTestId("demand-compute");
            header.withActions(type, compute);
        }
        return header;
    }

    private LocalDate start() {
        LocalDate chosen = from.getValue();
        return chosen == null ? screens.time().today() : chosen;
    }

    private void remove() {
        DemandGroup chosen = group.getValue();
        if (chosen != null) {
            Confirm.danger(
                    getTranslation("sched.demand.group.remove.title", chosen.name()),
                    getTranslation("sched.demand.group.remove.text"),
                    getTranslation("sched.demand.group.remove"),
                    () -> {
                        needs.groups().remove(chosen.id());
                        loadGroups(null);
                    });
        }
    }

    private void loadGroups(@Nullable Long choose) {
        List<DemandGroup> all = needs.groups().list();
        DemandGroup before = group.getValue();
        group.setItems(all);
        long wanted = choose != null ? choose : before == null ? 0 : before.id();
        all.stream()
                .filter(one -> one.id() == wanted)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .ifPresent(group::setValue);
        refresh();
    }

    private void refresh() {
        content.removeAll();
        why.removeAll();
        DemandGroup chosen = group.getValue();
        if (chosen == null) {
            content.add(new EmptyState(
                    VaadinIcon.USERS,
                    getTranslation("sched.demand.groups.empty.title"),
                    getTranslation("sched.demand.groups.empty.text")));
            return;
        }
        LocalDate first = start();
        LocalDate last = first.plusDays(DAYS - 1);
        TreeMap<LocalDate, NeedDay> days = new TreeMap<>();
        needs.requirements().days(chosen.id(), first, last).forEach(day -> days.put(day.day(), day));
        content.add(about(chosen));
        if (days.isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.USERS,
                    getTranslation("sched.demand.needs.empty.title"),
                    getTranslation("sched.demand.needs.empty.text")));
        } else {
            Paragraph hint = new Paragraph(getTranslation("sched.demand.needs.hint"));
            hint.addClassNames("zb-muted", "zb-small");
            content.add(ForecastView.card(getTranslation("sched.demand.needs"), heat(chosen, days), hint, why));
            content.add(ForecastView.card(
                    getTranslation("sched.demand.needs.day", DayNames.withWeekday(days.firstKey())),
                    chart(chosen, days.firstEntry().getValue())));
        }
        content.add(ForecastView.card(getTranslation("sched.demand.shifts"), shifts(chosen, first, last)));
    }

    private Component about(DemandGroup chosen) {
        var rule = chosen.draft().rule();
        String shops = screens.shops().visible().stream()
                .filter(shop -> chosen.draft().shopIds().contains(shop.id()))
                .map(shop -> shop.name())
                .collect(Collectors.joining("、"));
        Paragraph about = new Paragraph(getTranslation(
                "sched.demand.group.about",
                shops,
                Math.round(rule.handlingSeconds()),
                DayNames.percent(chosen.draft().share()),
                rule.concurrency(),
                Math.round(rule.replySeconds()),
                DayNames.percent(rule.replyShare()),
                DayNames.percent(rule.shrinkage())));
        about.addClassName("zb-muted");
        return about;
    }

    private Component heat(DemandGroup chosen, Map<LocalDate, NeedDay> days) {
        HeatMap map = new HeatMap(getTranslation("sched.demand.needs"), true).onCell(key -> explain(chosen, key));
        map.show(days.values().stream()
                .map(day -> new HeatMap.Line(
                        DayNames.withWeekday(day.day()),
                        IntStream.range(0, HalfHours.OF_DAY)
                                .mapToObj(slot -> cell(day, slot))
                                .toList()))
                .toList());
        return map;
    }

    private HeatMap.Cell cell(NeedDay day, int slot) {
        Integer need = day.need(slot);
        boolean typed = day.typed().get(slot) != null;
        return new HeatMap.Cell(
                need == null ? null : Double.valueOf(need),
                getTranslation(
                        typed ? "sched.demand.needs.cell.typed" : "sched.demand.needs.cell",
                        HeatMap.hours(slot),
                        need == null ? 0 : need),
                day.day() + " " + slot,
                typed);
    }

    private void explain(DemandGroup chosen, String key) {
        why.removeAll();
        LocalDate day = LocalDate.parse(key.substring(0, 10));
        int slot = Integer.parseInt(key.substring(11));
        StaffingNeed need = needs.requirements().explain(chosen.id(), day, slot);
        double[] arrivals = needs.requirements().arrivals(chosen.id(), day, day).get(day);
        Div note = new Div();
        note.addClassNames("zb-note", "zb-note-info");
        if (need == null || arrivals == null) {
            note.setText(getTranslation("sched.demand.why.none"));
        } else {
            QueueFigures figures = need.figures();
            note.setText(getTranslation(
                    "sched.demand.why",
                    DayNames.withWeekday(day) + " " + HeatMap.hours(slot),
                    DayNames.whole(arrivals[slot]),
                    need.onLine(),
                    need.scheduled(),
                    DayNames.percent(figures.serviceLevel()),
                    DayNames.percent(figures.occupancy()),
                    Math.round(figures.meanWaitSeconds()),
                    DayNames.percent(figures.abandonShare())));
        }
        why.add(note);
    }

    private Component chart(DemandGroup chosen, NeedDay day) {
        double[] arrivals =
                needs.requirements().arrivals(chosen.id(), day.day(), day.day()).get(day.day());
        List<Chart.Point> people = new ArrayList<>();
        List<Chart.Point> expected = new ArrayList<>();
        for (int slot = chosen.draft().openSlot(); slot < chosen.draft().closeSlot(); slot++) {
            Integer need = day.need(slot);
            people.add(new Chart.Point(HalfHours.label(slot), need == null ? null : Double.valueOf(need), ""));
            expected.add(new Chart.Point(
                    HalfHours.label(slot), arrivals == null ? null : Double.valueOf(arrivals[slot]), ""));
        }
        Div charts = new Div(
                new Chart(Chart.Kind.COLUMNS, Chart.Unit.NUMBER, getTranslation("sched.demand.people"))
                        .show(new Chart.Series(getTranslation("sched.demand.people"), Chart.Tone.ONE, people)),
                new Chart(Chart.Kind.LINE, Chart.Unit.NUMBER, getTranslation("sched.demand.expected"))
                        .show(new Chart.Series(getTranslation("sched.demand.expected"), Chart.Tone.TWO, expected)));
        charts.addClassName("zb-stack");
        return charts;
    }

    private Component shifts(DemandGroup chosen, LocalDate first, LocalDate last) {
        Map<Long, ShiftType> types =
                needs.types().all().stream().collect(Collectors.toMap(ShiftType::id, Function.identity()));
        Map<LocalDate, List<ShiftNeed>> byDay = needs.requirements().shifts(chosen.id(), first, last).stream()
                .collect(Collectors.groupingBy(ShiftNeed::day, TreeMap::new, Collectors.toList()));
        Div list = new Div();
        list.addClassName("zb-list");
        byDay.forEach((day, all) -> {
            Span name = new Span(DayNames.withWeekday(day));
            Span what = new Span(all.stream()
                    .map(need -> Objects.requireNonNull(types.get(need.shiftTypeId()))
                                    .name() + " × " + need.need())
                    .collect(Collectors.joining("，")));
            Div row = new Div(name, what);
            row.addClassName("zb-list-row");
            list.add(row);
        });
        if (byDay.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("sched.demand.shifts.none"));
            none.addClassName("zb-muted");
            list.add(none);
        }
        return list;
    }
}
