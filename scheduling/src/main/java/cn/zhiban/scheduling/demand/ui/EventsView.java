package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.arrival.HalfHours;
import cn.zhiban.scheduling.event.DemandEvent;
import cn.zhiban.scheduling.event.EventDraft;
import cn.zhiban.scheduling.event.EventKind;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The calendar of events (大促日历), past ones to learn from and those to come. */
@Route("sched/events")
@Menu(order = 324, title = "sched.demand.events.title", icon = "vaadin:megaphone")
@RolesAllowed({SchedulingPermissions.VIEW, SchedulingPermissions.DEMAND})
class EventsView extends Page {
    private final transient DemandScreens screens;
    private final Grid<DemandEvent> grid;

    EventsView(DemandScreens screens) {
        super("sched.demand.events.title");
        this.screens = screens;
        fillHeight();
        grid = grid();
        PageHeader header = new PageHeader(
                getTranslation("sched.demand.events.title"), getTranslation("sched.demand.events.subtitle"));
        if (screens.shops().mayEdit()) {
            Button add = new Button(
                    getTranslation("sched.demand.event.add"),
                    VaadinIcon.PLUS.create(),
                    _ -> EventDialog.open(screens, null, this::refresh));
            add.addThemeVariants(ButtonVariant.PRIMARY);
            add.setTestId("event-add");
            header.withActions(add);
        }
        add(header, grid);
        refresh();
    }

    private Grid<DemandEvent> grid() {
        Grid<DemandEvent> rows = Grids.dense(getTranslation("sched.demand.events.title"));
        Grid.Column<DemandEvent> name = rows.addColumn(event -> event.draft().name())
                .setHeader(getTranslation("sched.demand.event.name"))
                .setFlexGrow(2);
        rows.addColumn(event -> getTranslation(
                        "sched.demand.event.kind." + event.draft().kind()))
                .setHeader(getTranslation("sched.demand.event.kind"));
        Grid.Column<DemandEvent> days = rows.addColumn(event -> days(event.draft()))
                .setHeader(getTranslation("sched.demand.event.days"))
                .setFlexGrow(2);
        rows.addColumn(event -> where(event.draft()))
                .setHeader(getTranslation("sched.demand.event.where"))
                .setFlexGrow(2);
        rows.addColumn(event -> factors(event.draft()))
                .setHeader(getTranslation("sched.demand.event.factors"))
                .setFlexGrow(2);
        rows.addComponentColumn(this::actions).setHeader("").setFlexGrow(0).setAutoWidth(true);
        Grids.onOpen(rows, event -> {
            if (screens.events().mayEdit(event)) {
                EventDialog.open(screens, event, this::refresh);
            }
        });
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.MEGAPHONE,
                        getTranslation("sched.demand.events.empty.title"),
                        getTranslation("sched.demand.events.empty.text")));
        NarrowColumns.keep(rows, name, days);
        return Grids.finish(rows);
    }

    private Component actions(DemandEvent event) {
        if (!screens.events().mayEdit(event)) {
            return new Span();
        }
        Button remove = new Button(
                VaadinIcon.TRASH.create(),
                _ -> Confirm.danger(
                        getTranslation(
                                "sched.demand.event.remove.title", event.draft().name()),
                        getTranslation("sched.demand.event.remove.text"),
                        getTranslation("sched.demand.event.remove"),
                        () -> remove(event)));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(getTranslation("sched.demand.event.remove"));
        return remove;
    }

    private void remove(DemandEvent event) {
        try {
            screens.events().remove(event.id());
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
        refresh();
    }

    private String days(EventDraft event) {
        String peak = event.firstDay().equals(event.lastDay())
                ? event.firstDay().toString()
                : event.firstDay() + " – " + event.lastDay();
        String hours = event.fromSlot() == 0 && event.toSlot() == HalfHours.OF_DAY
                ? ""
                : " " + HalfHours.label(event.fromSlot()) + "–" + HalfHours.label(event.toSlot());
        return event.daysBefore() + event.daysAfter() == 0
                ? peak + hours
                : getTranslation("sched.demand.event.windows", peak + hours, event.daysBefore(), event.daysAfter());
    }

    private String where(EventDraft event) {
        List<String> parts = new ArrayList<>();
        Long client = event.clientId();
        Long shop = event.shopId();
        Platform platform = event.platform();
        if (client != null) {
            screens.organisation().clientById(client).map(ClientRef::name).ifPresent(parts::add);
        }
        if (platform != null) {
            parts.add(getTranslation("platform." + platform));
        }
        if (shop != null) {
            screens.organisation().shopsById(List.of(shop)).stream()
                    .map(ShopRef::name)
                    .forEach(parts::add);
        }
        return parts.isEmpty() ? getTranslation("sched.demand.event.everywhere") : String.join(" · ", parts);
    }

    private String factors(EventDraft event) {
        if (event.kind() == EventKind.CLOSED) {
            return "–";
        }
        List<String> parts = new ArrayList<>();
        if (event.daysBefore() > 0) {
            parts.add(factor(event.factorBefore()));
        }
        parts.add(factor(event.factorPeak()));
        if (event.daysAfter() > 0) {
            parts.add(factor(event.factorAfter()));
        }
        return String.join(" / ", parts);
    }

    private String factor(@Nullable Double factor) {
        return factor == null
                ? getTranslation("sched.demand.event.learned")
                : String.format(Locale.ROOT, "× %.2f", factor);
    }

    private void refresh() {
        LocalDate today = screens.time().today();
        grid.setItems(screens.events().list(today.minusYears(3), today.plusYears(2)));
    }
}
