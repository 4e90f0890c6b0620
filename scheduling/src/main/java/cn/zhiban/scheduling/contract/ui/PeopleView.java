package cn.zhiban.scheduling.contract.ui;

import cn.zhiban.core.importing.ui.ImportDialogs;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.contract.Contract;
import cn.zhiban.scheduling.contract.ContractDraft;
import cn.zhiban.scheduling.contract.ContractService;
import cn.zhiban.scheduling.contract.ContractSheet;
import cn.zhiban.scheduling.contract.Planned;
import cn.zhiban.scheduling.contract.Protection;
import cn.zhiban.scheduling.shift.ShiftTypes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The people one plans: their contracts, limits and what protects them. */
@Route("sched/people")
@Menu(order = 354, title = "sched.contract.title", icon = "vaadin:clipboard-user")
@RolesAllowed(SchedulingPermissions.PEOPLE)
class PeopleView extends Page {
    private final transient ContractService service;
    private final transient ContractSheet sheet;
    private final transient ImportDialogs imports;
    private final transient ShiftTypes types;
    private final transient CompanyTime time;
    private final TextField text = new TextField();
    private final FilterBar bar = new FilterBar(text);
    private final MasterDetailLayout layout = new MasterDetailLayout();
    private final Grid<Planned> grid;
    private transient List<Planned> people = List.of();
    private @Nullable Long opened;

    PeopleView(
            ContractService service, ContractSheet sheet, ImportDialogs imports, ShiftTypes types, CompanyTime time) {
        super("sched.contract.title");
        this.service = service;
        this.sheet = sheet;
        this.imports = imports;
        this.types = types;
        this.time = time;
        fillHeight();
        text.setPlaceholder(getTranslation("sched.contract.search"));
        text.setAriaLabel(getTranslation("sched.contract.search"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(_ -> show());
        grid = grid();
        layout.setMaster(grid);
        layout.setMasterSize("340px");
        layout.setExpandMaster(true);
        layout.setDetailSize("440px");
        layout.setOverlaySize("100%");
        layout.setOverlayContainment(MasterDetailLayout.OverlayContainment.PAGE);
        layout.addBackdropClickListener(_ -> close());
        layout.addDetailEscapePressListener(_ -> close());
        add(header(), bar, layout);
        refresh();
    }

    private Component header() {
        Anchor export = new Anchor(this::export, getTranslation("sched.contract.export"));
        Button upload = new Button(
                getTranslation("sched.contract.import.title"),
                VaadinIcon.UPLOAD_ALT.create(),
                _ -> imports.of(ContractSheet.NAME).onDone(this::refresh).open());
        return new PageHeader(getTranslation("sched.contract.title"), getTranslation("sched.contract.subtitle"))
                .withActions(export, upload);
    }

    private void export(DownloadEvent event) throws IOException {
        event.setFileName("contracts.xlsx");
        event.setContentType("application/octet-stream");
        Locale locale = event.getUI().getLocale();
        try (OutputStream out = event.getOutputStream()) {
            sheet.export(locale, out);
        }
    }

    private Grid<Planned> grid() {
        Grid<Planned> rows = Grids.dense(getTranslation("sched.contract.title"));
        Grid.Column<Planned> name = rows.addComponentColumn(this::name)
                .setHeader(getTranslation("sched.contract.column.name"))
                .setWidth("170px")
                .setFlexGrow(2);
        rows.addColumn(one -> one.person().teamName())
                .setHeader(getTranslation("sched.contract.team"))
                .setFlexGrow(1);
        Grid.Column<Planned> system = rows.addComponentColumn(this::system)
                .setHeader(getTranslation("sched.contract.column.working_time"))
                .setWidth("140px")
                .setFlexGrow(1);
        rows.addColumn(one -> one.contract() == null
                        ? ""
                        : getTranslation(
                                "sched.contract.weekly", one.contract().terms().weeklyMinutes() / 60.0))
                .setHeader(getTranslation("sched.contract.column.weekly_hours"))
                .setWidth("90px")
                .setFlexGrow(0);
        rows.addColumn(one ->
                        one.contract() == null ? "" : one.contract().terms().loadMaximum())
                .setHeader(getTranslation("sched.contract.column.load_maximum"))
                .setWidth("90px")
                .setFlexGrow(0);
        rows.addColumn(Planned::mentor)
                .setHeader(getTranslation("sched.contract.mentor"))
                .setFlexGrow(1);
        Grids.finish(rows);
        NarrowColumns.keep(rows, name, system);
        Grids.onOpen(rows, one -> open(one.person().id()));
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.CLIPBOARD_USER,
                        getTranslation("sched.contract.empty.title"),
                        getTranslation("sched.contract.empty.text")));
        return rows;
    }

    private Component name(Planned one) {
        Div cell = new Div(new Span(one.person().name()));
        cell.addClassName("zb-row");
        if (one.contract() != null && one.contract().terms().experienced()) {
            cell.add(new Badge(getTranslation("sched.contract.experienced"), Badge.Tone.INFO));
        }
        for (Protection protection : one.protections()) {
            cell.add(new Badge(getTranslation("sched.protection.kind." + protection.kind()), Badge.Tone.WARNING));
        }
        return cell;
    }

    private Component system(Planned one) {
        if (one.contract() == null) {
            return new Badge(getTranslation("sched.contract.missing"), Badge.Tone.WARNING);
        }
        ContractDraft terms = one.contract().terms();
        return new Span(getTranslation("sched.contract.time." + terms.workingTime())
                + (terms.partTime() ? " · " + getTranslation("sched.contract.column.part_time") : ""));
    }

    private void refresh() {
        people = service.people();
        show();
        if (opened != null) {
            open(opened);
        }
    }

    private void show() {
        String wanted = text.getValue().strip();
        List<Planned> found = people.stream()
                .filter(one -> one.person().name().contains(wanted)
                        || one.person().staffNumber().contains(wanted)
                        || one.person().teamName().contains(wanted))
                .toList();
        grid.setItems(found);
        bar.setCount(getTranslation("sched.contract.count", found.size()));
    }

    private void open(long id) {
        people.stream().filter(one -> one.person().id() == id).findFirst().ifPresent(one -> {
            opened = id;
            layout.setDetail(
                    new PersonPanel(service, time, one, contract -> edit(one, contract), this::refresh, this::close));
        });
    }

    private void edit(Planned one, @Nullable Contract contract) {
        ContractDraft terms = contract == null
                ? ContractDraft.usual(
                        one.person().id(), time.today().withDayOfMonth(1).plusMonths(1))
                : contract.terms();
        new ContractDialog(service, people.stream().map(Planned::person).toList(), types.all())
                .open(terms, contract, this::refresh);
    }

    private void close() {
        opened = null;
        layout.setDetail(null);
    }
}
