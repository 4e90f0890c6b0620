package cn.zhiban.kb.script.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.script.RunHandover;
import cn.zhiban.kb.script.RunSummary;
import cn.zhiban.kb.script.RunView;
import cn.zhiban.kb.script.ScriptPermissions;
import cn.zhiban.kb.script.ScriptRuns;
import cn.zhiban.kb.script.ScriptStatistics;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The person's own unfinished scripts, a colleague's by code, and everybody's for quality inspection. */
@Route("kb/runs")
@Menu(order = 104, title = "kb.script.runs.title", icon = "vaadin:sitemap")
@RolesAllowed(KbPermissions.READ)
class ScriptRunsView extends Page {
    private final transient ScriptRuns runs;
    private final transient RunHandover handover;
    private final transient ScriptStatistics statistics;
    private final transient Organisation organisation;
    private final transient CompanyTime time;
    private final Grid<RunSummary> grid;
    private boolean inspecting;

    ScriptRunsView(
            ScriptRuns runs,
            RunHandover handover,
            ScriptStatistics statistics,
            Organisation organisation,
            CompanyTime time,
            Access access) {
        super("kb.script.runs.title");
        this.runs = runs;
        this.handover = handover;
        this.statistics = statistics;
        this.organisation = organisation;
        this.time = time;
        fillHeight();
        grid = grid();
        add(new PageHeader(getTranslation("kb.script.runs.title"), getTranslation("kb.script.runs.subtitle")));
        add(takeOver());
        if (access.current().may(ScriptPermissions.INSPECT)) {
            add(tabs());
        }
        add(grid);
        showMine();
    }

    private Component takeOver() {
        TextField code = new TextField();
        code.setPlaceholder(getTranslation("kb.script.runs.code"));
        code.setAriaLabel(getTranslation("kb.script.runs.code"));
        code.setMaxLength(9);
        code.setAutocapitalize(com.vaadin.flow.component.textfield.Autocapitalize.CHARACTERS);
        code.setTestId("kb-run-code");
        Button take = new Button(getTranslation("kb.script.runs.take"), _ -> {
            try {
                RunView taken = handover.takeOver(code.getValue());
                open(taken.articleId(), taken.id());
            } catch (UserFacingProblem problem) {
                code.setErrorMessage(getTranslation(problem.messageKey(), problem.arguments()));
                code.setInvalid(true);
            }
        });
        code.addKeyPressListener(Key.ENTER, _ -> take.click());
        Div row = new Div(code, take);
        row.addClassName("zb-row");
        return row;
    }

    private Tabs tabs() {
        Tabs tabs = new Tabs(
                new Tab(getTranslation("kb.script.runs.mine")), new Tab(getTranslation("kb.script.runs.inspect")));
        tabs.addSelectedChangeListener(_ -> {
            if (tabs.getSelectedIndex() == 0) {
                showMine();
            } else {
                showAll();
            }
        });
        return tabs;
    }

    private Grid<RunSummary> grid() {
        Grid<RunSummary> rows = Grids.dense(getTranslation("kb.script.runs.title"));
        rows.addColumn(RunSummary::title)
                .setHeader(getTranslation("kb.script.runs.script"))
                .setFlexGrow(3);
        rows.addColumn(RunSummary::step)
                .setHeader(getTranslation("kb.script.runs.step"))
                .setFlexGrow(2);
        rows.addColumn(run -> shop(run.shopId()))
                .setHeader(getTranslation("kb.script.runs.shop"))
                .setFlexGrow(2);
        rows.addColumn(RunSummary::person)
                .setHeader(getTranslation("kb.script.runs.person"))
                .setFlexGrow(1);
        rows.addComponentColumn(this::state)
                .setHeader(getTranslation("kb.script.runs.state"))
                .setFlexGrow(1);
        rows.addColumn(run -> time.format(run.touchedAt()))
                .setHeader(getTranslation("kb.script.runs.touched"))
                .setFlexGrow(1);
        Grids.finish(rows);
        Grids.onOpen(rows, this::openRow);
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.SITEMAP,
                        getTranslation("kb.script.runs.empty.title"),
                        getTranslation("kb.script.runs.empty.text")));
        return rows;
    }

    private Component state(RunSummary run) {
        Badge badge = new Badge(
                getTranslation("kb.script.state." + run.state()),
                switch (run.state()) {
                    case RUNNING -> Badge.Tone.INFO;
                    case PAUSED -> Badge.Tone.WARNING;
                    case DONE -> Badge.Tone.GOOD;
                    case LEFT -> Badge.Tone.NEUTRAL;
                });
        return new Span(badge);
    }

    private void showMine() {
        inspecting = false;
        List<RunSummary> mine = runs.open();
        grid.setItems(mine);
    }

    private void showAll() {
        inspecting = true;
        grid.setItems(DataProvider.fromCallbacks(
                query -> statistics.runs(0, query.getOffset(), query.getLimit()).stream(), _ -> statistics.count(0)));
    }

    private void openRow(RunSummary run) {
        if (inspecting) {
            new RunDialog(run, statistics.steps(run.id()), time).open();
        } else {
            open(run.articleId(), run.id());
        }
    }

    private static void open(long articleId, long runId) {
        UI.getCurrent().navigate("kb/run/" + articleId, QueryParameters.of("run", String.valueOf(runId)));
    }

    private String shop(@Nullable Long id) {
        return id == null
                ? ""
                : organisation.shopsById(List.of(id)).stream()
                        .map(ShopRef::name)
                        .findFirst()
                        .orElse("");
    }
}
