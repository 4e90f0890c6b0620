package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.arrival.DemandShops;
import cn.zhiban.scheduling.load.LoadRule;
import cn.zhiban.scheduling.load.LoadService;
import cn.zhiban.scheduling.load.PersonLoad;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who serves too many shops for what is to come: load against each person's maximum. */
@Route("sched/load")
@Menu(order = 326, title = "sched.demand.load.title", icon = "vaadin:scale")
@RolesAllowed({SchedulingPermissions.DEMAND, SchedulingPermissions.PLAN})
class LoadView extends Page {
    private final transient LoadService loads;
    private final transient DemandShops shops;
    private final DatePicker day;
    private final FilterBar filters;
    private final Grid<PersonLoad> grid;

    LoadView(LoadService loads, DemandShops shops, DemandScreens screens) {
        super("sched.demand.load.title");
        this.loads = loads;
        this.shops = shops;
        fillHeight();
        day = Pickers.date(getTranslation("sched.demand.day"));
        day.setValue(screens.time().today().plusDays(1));
        day.addValueChangeListener(_ -> refresh());
        filters = new FilterBar(day);
        grid = grid();
        LoadRule rule = loads.rule();
        PageHeader header = new PageHeader(
                getTranslation("sched.demand.load.title"),
                getTranslation("sched.demand.load.subtitle", number(rule.shopFactor()), rule.defaultMaximum()));
        if (loads.mayEditRule()) {
            Button edit = new Button(getTranslation("sched.demand.load.rule"), VaadinIcon.COG.create(), _ -> rule());
            header.withActions(edit);
        }
        add(header, filters, grid);
        refresh();
    }

    private Grid<PersonLoad> grid() {
        Grid<PersonLoad> rows = Grids.dense(getTranslation("sched.demand.load.title"));
        Grid.Column<PersonLoad> name =
                rows.addColumn(PersonLoad::name).setHeader(getTranslation("sched.demand.load.person"));
        Grid.Column<PersonLoad> share = rows.addComponentColumn(load -> new Badge(
                        getTranslation(
                                load.isOverloaded() ? "sched.demand.load.over" : "sched.demand.load.ok",
                                Math.round(load.share() * 100)),
                        load.isOverloaded()
                                ? Badge.Tone.BAD
                                : load.share() > 0.9 ? Badge.Tone.WARNING : Badge.Tone.GOOD))
                .setHeader(getTranslation("sched.demand.load.share"));
        rows.addColumn(load -> DayNames.whole(load.load()))
                .setHeader(unit(loads.rule()))
                .setTextAlign(ColumnTextAlign.END);
        rows.addColumn(load ->
                        load.maximum() + (load.ownMaximum() ? " " + getTranslation("sched.demand.load.own") : ""))
                .setHeader(getTranslation("sched.demand.load.maximum"))
                .setTextAlign(ColumnTextAlign.END);
        rows.addColumn(this::why)
                .setHeader(getTranslation("sched.demand.load.why"))
                .setFlexGrow(4);
        Grids.onOpen(rows, this::limit);
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.SCALE,
                        getTranslation("sched.demand.load.empty.title"),
                        getTranslation("sched.demand.load.empty.text")));
        NarrowColumns.keep(rows, name, share);
        return Grids.finish(rows);
    }

    private String unit(LoadRule rule) {
        return rule.unit().isEmpty() ? getTranslation("sched.demand.load.load") : rule.unit();
    }

    private String why(PersonLoad load) {
        String each = load.shops().stream()
                .map(shop -> shop.shopName() + " " + DayNames.whole(shop.receptions()))
                .collect(Collectors.joining(" + "));
        return getTranslation(
                "sched.demand.load.sum",
                each,
                load.shops().size(),
                number(loads.rule().shopFactor()),
                DayNames.whole(load.load()));
    }

    private void limit(PersonLoad load) {
        if (!shops.mayEdit()) {
            return;
        }
        IntegerField maximum = new IntegerField(getTranslation("sched.demand.load.maximum"));
        maximum.setClearButtonVisible(true);
        maximum.setPlaceholder(String.valueOf(loads.rule().defaultMaximum()));
        maximum.setValue(load.ownMaximum() ? Integer.valueOf(load.maximum()) : null);
        maximum.setHelperText(getTranslation("sched.demand.load.maximum.hint"));
        new FormDialog(getTranslation("sched.demand.load.limit", load.name()))
                .wide("maximum", maximum)
                .onSave(() -> {
                    loads.limit(load.employeeId(), maximum.getValue());
                    refresh();
                    return true;
                })
                .open();
    }

    private void rule() {
        LoadRule rule = loads.rule();
        NumberField factor = new NumberField(getTranslation("sched.demand.load.factor"));
        factor.setValue(rule.shopFactor());
        factor.setHelperText(getTranslation("sched.demand.load.factor.hint"));
        IntegerField maximum = new IntegerField(getTranslation("sched.demand.load.default"));
        maximum.setValue(rule.defaultMaximum());
        TextField unit = new TextField(getTranslation("sched.demand.load.unit"));
        unit.setValue(rule.unit());
        unit.setMaxLength(30);
        new FormDialog(getTranslation("sched.demand.load.rule"))
                .with("shopFactor", factor)
                .with("maximum", maximum)
                .wide("unit", unit)
                .onSave(() -> {
                    Double each = factor.getValue();
                    Integer most = maximum.getValue();
                    loads.changeRule(new LoadRule(each == null ? -1 : each, most == null ? 0 : most, unit.getValue()));
                    getUI().ifPresent(ui -> ui.getPage().reload());
                    return true;
                })
                .open();
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, number == Math.rint(number) ? "%.0f" : "%.1f", number);
    }

    private void refresh() {
        if (day.getValue() == null) {
            return;
        }
        List<PersonLoad> all = loads.loads(day.getValue());
        grid.setItems(all);
        filters.setCount(getTranslation(
                "sched.demand.load.count",
                all.stream().filter(PersonLoad::isOverloaded).count(),
                all.size()));
    }
}
