package cn.zhiban.scheduling.shift.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.shift.ClockText;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypeService;
import cn.zhiban.scheduling.staff.Staff;
import cn.zhiban.scheduling.staff.TeamRef;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Shift types: what a cell of a roster can hold. */
@Route("sched/shift-types")
@Menu(order = 350, title = "sched.shift.title", icon = "vaadin:clock")
@RolesAllowed(SchedulingPermissions.RULES)
class ShiftTypesView extends Page {
    private final transient ShiftTypeService service;
    private final transient List<TeamRef> teams;
    private final Grid<ShiftType> grid;

    ShiftTypesView(ShiftTypeService service, Staff staff, Access access) {
        super("sched.shift.title");
        this.service = service;
        this.teams = staff.teams(access.current());
        fillHeight();
        grid = grid();
        add(new PageHeader(getTranslation("sched.shift.title"), getTranslation("sched.shift.subtitle"))
                .withActions(create()));
        add(grid);
        refresh();
    }

    private Button create() {
        Button create =
                new Button(getTranslation("sched.shift.create"), VaadinIcon.PLUS.create(), _ -> dialog().open(null));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setTestId("shift-type-create");
        return create;
    }

    private ShiftTypeDialog dialog() {
        return new ShiftTypeDialog(service, teams, this::refresh);
    }

    private Grid<ShiftType> grid() {
        Grid<ShiftType> rows = Grids.dense(getTranslation("sched.shift.title"));
        Grid.Column<ShiftType> name = rows.addComponentColumn(this::name)
                .setHeader(getTranslation("sched.shift.name"))
                .setWidth("200px")
                .setFlexGrow(1);
        Grid.Column<ShiftType> times = rows.addColumn(type -> ClockText.of(type.startMinute(), type.endMinute()))
                .setHeader(getTranslation("sched.shift.times"))
                .setWidth("130px")
                .setFlexGrow(0);
        rows.addComponentColumn(type -> new DayBar(type.startMinute(), type.endMinute(), type.colour()))
                .setHeader(scale())
                .setWidth("260px")
                .setFlexGrow(2);
        rows.addColumn(type -> hours(type.minutes()))
                .setHeader(getTranslation("sched.shift.paid"))
                .setWidth("120px")
                .setFlexGrow(0);
        rows.addColumn(type -> getTranslation("sched.band." + type.band()))
                .setHeader(getTranslation("sched.shift.band"))
                .setWidth("80px")
                .setFlexGrow(0);
        rows.addColumn(type -> getTranslation("sched.kind." + type.kind()))
                .setHeader(getTranslation("sched.shift.kind"))
                .setWidth("110px")
                .setFlexGrow(0);
        rows.addColumn(type -> teamName(type))
                .setHeader(getTranslation("sched.shift.team"))
                .setFlexGrow(1);
        rows.addComponentColumn(this::switching).setHeader("").setWidth("100px").setFlexGrow(0);
        Grids.finish(rows);
        NarrowColumns.keep(rows, name, times);
        Grids.onOpen(rows, type -> dialog().open(type));
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.CLOCK,
                        getTranslation("sched.shift.empty.title"),
                        getTranslation("sched.shift.empty.text")));
        return rows;
    }

    private Component scale() {
        Div scale = new Div();
        scale.addClassName("sched-scale");
        for (String hour : List.of("0", "6", "12", "18", "24", "30")) {
            scale.add(new Span(hour));
        }
        return scale;
    }

    private Component name(ShiftType type) {
        Div cell = new Div(new ShiftChip(type.code(), type.colour()), new Span(type.name()));
        cell.addClassName("zb-row");
        if (!type.active()) {
            cell.add(new Badge(getTranslation("sched.shift.inactive"), Badge.Tone.NEUTRAL));
        }
        return cell;
    }

    private String teamName(ShiftType type) {
        return type.teamId() == null
                ? getTranslation("sched.shift.team.all")
                : teams.stream()
                        .filter(team -> team.id() == type.teamId())
                        .map(TeamRef::name)
                        .findFirst()
                        .orElse(getTranslation("sched.shift.team.other"));
    }

    private Component switching(ShiftType type) {
        Button button = new Button(
                getTranslation(type.active() ? "sched.shift.deactivate" : "sched.shift.activate"), _ -> flip(type));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.getElement().executeJs("this.addEventListener('click', e => e.stopPropagation())");
        return button;
    }

    private void flip(ShiftType type) {
        try {
            service.activate(type.id(), type.version(), !type.active());
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
        refresh();
    }

    /** Hours with at most two decimals: {@code 7.5}. */
    static String hours(int minutes) {
        return BigDecimal.valueOf(minutes)
                .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private void refresh() {
        grid.setItems(service.list());
    }
}
