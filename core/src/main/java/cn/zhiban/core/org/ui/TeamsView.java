package cn.zhiban.core.org.ui;

import cn.zhiban.core.org.people.TeamSummary;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The teams, who leads them and how many belong to them. */
@Route("org/teams")
@Menu(order = 920, title = "core.org.team.title", icon = "vaadin:group")
@RolesAllowed(CorePermissions.PEOPLE_READ)
class TeamsView extends Page implements BeforeEnterObserver {
    private final transient OrganisationScreens screens;
    private final TextField query = new TextField();
    private final FilterBar filters = new FilterBar(query);
    private final Grid<TeamSummary> grid;

    TeamsView(OrganisationScreens screens) {
        super("core.org.team.title");
        this.screens = screens;
        this.grid = Grids.dense(getTranslation("core.org.team.title"));
        query.setPlaceholder(getTranslation("core.org.team.filter"));
        query.setAriaLabel(getTranslation("core.org.team.filter"));
        query.setPrefixComponent(VaadinIcon.SEARCH.create());
        query.setClearButtonVisible(true);
        query.setValueChangeMode(ValueChangeMode.LAZY);
        query.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                new UrlState().with("q", query.getValue()).replace("org/teams");
            }
            refresh();
        });
        configureGrid();
        PageHeader header =
                new PageHeader(getTranslation("core.org.team.title"), getTranslation("core.org.team.subtitle"));
        if (screens.teams().mayCreate()) {
            Button create = new Button(
                    getTranslation("core.org.team.create"),
                    VaadinIcon.PLUS.create(),
                    _ -> TeamDialog.create(screens, this::refresh));
            create.addThemeVariants(ButtonVariant.PRIMARY);
            header.withActions(create);
        }
        add(header, filters, grid);
        fillHeight();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query.setValue(UrlState.text(event.getLocation().getQueryParameters(), "q"));
        refresh();
    }

    private void configureGrid() {
        Grid.Column<TeamSummary> name = grid.addColumn(TeamSummary::name)
                .setHeader(getTranslation("core.org.name"))
                .setWidth("140px")
                .setFlexGrow(1);
        grid.addColumn(TeamSummary::code)
                .setHeader(getTranslation("core.org.code"))
                .setWidth("120px");
        Grid.Column<TeamSummary> leader = grid.addColumn(TeamSummary::leaderName)
                .setHeader(getTranslation("core.org.team.leader"))
                .setWidth("120px");
        grid.addComponentColumn(row -> {
                    Button members = new Button(
                            getTranslation("core.org.team.members", row.members()),
                            _ -> UI.getCurrent()
                                    .navigate(
                                            EmployeesView.ROUTE, QueryParameters.of("team", String.valueOf(row.id()))));
                    members.addThemeVariants(ButtonVariant.TERTIARY);
                    return members;
                })
                .setHeader(getTranslation("core.org.team.size"))
                .setWidth("120px")
                .setFlexGrow(0);
        Grids.finish(grid);
        Grids.onOpen(grid, row -> {
            if (row.editable()) {
                TeamDialog.edit(screens, row, this::refresh);
            }
        });
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.GROUP,
                        getTranslation("core.org.team.empty.title"),
                        getTranslation("core.org.team.empty.text")));
        NarrowColumns.keep(grid, name, leader);
    }

    private void refresh() {
        List<TeamSummary> teams = screens.teams().list(query.getValue(), 0, Integer.MAX_VALUE);
        filters.setCount(getTranslation("core.org.team.count", teams.size()));
        grid.setItems(teams);
    }
}
