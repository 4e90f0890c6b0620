package cn.zhiban.kb.authority.ui;

import cn.zhiban.core.importing.ui.ImportDialogs;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.kb.authority.AuthorityCase;
import cn.zhiban.kb.authority.AuthorityPermissions;
import cn.zhiban.kb.authority.CaseService;
import cn.zhiban.kb.authority.Ladder;
import cn.zhiban.kb.authority.LadderDraft;
import cn.zhiban.kb.authority.LadderSheet;
import cn.zhiban.kb.authority.Limit;
import cn.zhiban.kb.authority.LimitText;
import cn.zhiban.kb.authority.Money;
import cn.zhiban.kb.authority.Step;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import jakarta.annotation.security.RolesAllowed;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cases with their ladders in one compact table. */
@Route("kb/authority-cases")
@Menu(order = 162, title = "kb.authority.cases.title", icon = "vaadin:scale")
@RolesAllowed({AuthorityPermissions.EDIT, AuthorityPermissions.READ})
class AuthorityCasesView extends Page {
    private final transient CaseService cases;
    private final transient LadderSheet sheet;
    private final transient ImportDialogs imports;
    private final transient AuthorityNames names;
    private final transient CompanyTime time;
    private final transient Access access;
    private final Select<AuthorityCase> filter = new Select<>();
    private final FilterBar filters = new FilterBar(filter);
    private final Grid<Row> grid = Grids.dense(getTranslation("kb.authority.cases.title"));

    /** A ladder, or a case that has none. */
    private record Row(AuthorityCase one, @Nullable Ladder ladder) {}

    AuthorityCasesView(
            CaseService cases,
            LadderSheet sheet,
            ImportDialogs imports,
            AuthorityNames names,
            CompanyTime time,
            Access access) {
        super("kb.authority.cases.title");
        this.cases = cases;
        this.sheet = sheet;
        this.imports = imports;
        this.names = names;
        this.time = time;
        this.access = access;
        fillHeight();
        filter.setEmptySelectionAllowed(true);
        filter.setEmptySelectionCaption(getTranslation("kb.authority.cases.all"));
        filter.setPlaceholder(getTranslation("kb.authority.cases.all"));
        filter.setAriaLabel(getTranslation("kb.authority.case"));
        filter.setItemLabelGenerator(one -> one == null ? getTranslation("kb.authority.cases.all") : one.name());
        filter.addValueChangeListener(_ -> show());
        columns();
        add(
                new PageHeader(
                                getTranslation("kb.authority.cases.title"),
                                getTranslation("kb.authority.cases.subtitle"))
                        .withActions(actions()),
                filters,
                grid);
        refresh();
    }

    private Component[] actions() {
        MenuBar bar = new MenuBar();
        SubMenu menu = bar.addItem(getTranslation("kb.authority.sheets")).getSubMenu();
        menu.addItem(export());
        List<Component> actions = new ArrayList<>(List.of(bar));
        if (access.current().may(AuthorityPermissions.EDIT)) {
            menu.addItem(
                    getTranslation("kb.authority-limit.import.title"),
                    _ -> imports.of(LadderSheet.NAME).onDone(this::refresh).open());
            if (cases.mayEditShared()) {
                actions.add(new Button(getTranslation("kb.authority.case.create"), _ -> editCase(null)));
            }
            Button create = new Button(
                    getTranslation("kb.authority.ladder.create"),
                    VaadinIcon.PLUS.create(),
                    _ -> editLadder(filter.getValue(), null));
            create.addThemeVariants(ButtonVariant.PRIMARY);
            create.setTestId("ladder-create");
            actions.add(create);
        }
        return actions.toArray(Component[]::new);
    }

    private Anchor export() {
        Anchor link = new Anchor(
                (DownloadEvent event) -> {
                    event.setFileName("authority-limits.xlsx");
                    event.setContentType("application/octet-stream");
                    try (OutputStream out = event.getOutputStream()) {
                        sheet.export(event.getUI().getLocale(), out);
                    }
                },
                getTranslation("kb.authority.ladder.export"));
        link.addClassName("zb-card-link");
        return link;
    }

    private void columns() {
        grid.addComponentColumn(this::caseCell)
                .setHeader(getTranslation("kb.authority.case"))
                .setWidth("180px")
                .setFlexGrow(2);
        grid.addColumn(row ->
                        row.ladder() == null ? "" : names.reach(row.ladder().draft(), this::getTranslation))
                .setHeader(getTranslation("kb.authority.ladder.reach"))
                .setWidth("140px")
                .setFlexGrow(1);
        grid.addColumn(row -> row.ladder() == null ? "" : post(row.ladder().draft()))
                .setHeader(getTranslation("kb.authority.ladder.post"))
                .setWidth("110px")
                .setFlexGrow(0);
        for (Step step : Step.values()) {
            grid.addColumn(row -> row.ladder() == null
                            ? ""
                            : row.ladder().limit(step).map(this::limit).orElse("–"))
                    .setHeader(getTranslation("kb.authority.step." + step))
                    .setWidth("130px")
                    .setFlexGrow(0);
        }
        grid.addColumn(row -> row.ladder() == null ? "" : daily(row.ladder().draft()))
                .setHeader(getTranslation("kb.authority.ladder.daily"))
                .setWidth("130px")
                .setFlexGrow(0);
        grid.addColumn(row -> row.ladder() == null ? "" : validity(row.ladder().draft()))
                .setHeader(getTranslation("kb.authority.ladder.validity"))
                .setWidth("150px")
                .setFlexGrow(0);
        grid.addComponentColumn(this::version)
                .setHeader(getTranslation("kb.authority.ladder.version"))
                .setWidth("90px")
                .setFlexGrow(0);
        Grids.finish(grid);
        Grids.onOpen(grid, this::open);
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.SCALE,
                        getTranslation("kb.authority.cases.empty.title"),
                        getTranslation("kb.authority.cases.empty.text")));
    }

    private Component caseCell(Row row) {
        Div cell = new Div();
        cell.addClassName("zb-row");
        if (cases.mayEditShared()) {
            Button name = new Button(row.one().name(), _ -> editCase(row.one()));
            name.addThemeVariants(ButtonVariant.TERTIARY);
            name.setTooltipText(getTranslation("kb.authority.case.edit"));
            cell.add(name);
        } else {
            cell.add(new Span(row.one().name()));
        }
        if (row.one().forbidden()) {
            cell.add(new Badge(getTranslation("kb.authority.case.forbidden.badge"), Badge.Tone.BAD));
        }
        if (!row.one().active()) {
            cell.add(new Badge(getTranslation("kb.authority.case.unused"), Badge.Tone.NEUTRAL));
        }
        return cell;
    }

    private Component version(Row row) {
        Ladder ladder = row.ladder();
        if (ladder == null) {
            return new Span();
        }
        Button history =
                new Button("v" + ladder.number(), _ -> LadderHistory.open(cases, names, time, ladder.lineId()));
        history.addThemeVariants(ButtonVariant.TERTIARY);
        history.setTooltipText(getTranslation("kb.authority.ladder.history"));
        return history;
    }

    private String post(LadderDraft draft) {
        return getTranslation(draft.post() == null ? "kb.authority.ladder.every-post" : "post." + draft.post());
    }

    private String limit(Limit limit) {
        return LimitText.shown(limit) + " " + getTranslation("kb.authority.remedy." + limit.remedy());
    }

    private String daily(LadderDraft draft) {
        return Stream.of(
                        draft.dailyCents() == null ? "" : "¥" + Money.yuan(draft.dailyCents()),
                        draft.dailyGrants() == null
                                ? ""
                                : getTranslation("kb.authority.ladder.times", draft.dailyGrants()))
                .filter(text -> !text.isEmpty())
                .reduce((left, right) -> left + " · " + right)
                .orElse("–");
    }

    private String validity(LadderDraft draft) {
        if (draft.validFrom() == null && draft.validTo() == null) {
            return getTranslation("kb.authority.ladder.always");
        }
        String from = draft.validFrom() == null ? "" : time.format(draft.validFrom());
        String to = draft.validTo() == null ? "" : time.format(draft.validTo());
        return from + " – " + to;
    }

    private void open(Row row) {
        Ladder ladder = row.ladder();
        if (ladder == null) {
            if (!row.one().forbidden() && access.current().may(AuthorityPermissions.EDIT)) {
                editLadder(row.one(), null);
            } else if (cases.mayEditShared()) {
                editCase(row.one());
            }
        } else if (cases.mayEdit(ladder.draft())) {
            editLadder(row.one(), ladder);
        } else {
            LadderHistory.open(cases, names, time, ladder.lineId());
        }
    }

    private void editCase(@Nullable AuthorityCase one) {
        CaseDialog.open(cases, one, this::refresh);
    }

    private void editLadder(@Nullable AuthorityCase one, @Nullable Ladder ladder) {
        new LadderDialog(cases, names.organisation(), access, time, one, ladder, this::refresh).open();
    }

    private void refresh() {
        AuthorityCase chosen = filter.getValue();
        List<AuthorityCase> all = cases.cases();
        filter.setItems(all);
        if (chosen != null) {
            all.stream().filter(one -> one.id() == chosen.id()).findFirst().ifPresent(filter::setValue);
        }
        show();
    }

    private void show() {
        AuthorityCase chosen = filter.getValue();
        List<Ladder> ladders = cases.ladders(chosen == null ? null : Long.valueOf(chosen.id()));
        List<Row> rows = new ArrayList<>();
        for (AuthorityCase one : cases.cases()) {
            if (chosen != null && chosen.id() != one.id()) {
                continue;
            }
            List<Row> own = ladders.stream()
                    .filter(ladder -> ladder.draft().caseId() == one.id())
                    .map(ladder -> new Row(one, ladder))
                    .toList();
            rows.addAll(own.isEmpty() ? List.of(new Row(one, null)) : own);
        }
        grid.setItems(rows);
        filters.setCount(getTranslation("kb.authority.cases.count", ladders.size()));
    }
}
