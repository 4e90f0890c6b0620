package cn.zhiban.training.path.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.path.Path;
import cn.zhiban.training.path.PathService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.stream.Collectors;

/** Learning paths for who designs them. */
@Route("train/path-desk")
@Menu(order = 254, title = "training.path.desk.title", icon = "vaadin:road-branches")
@RolesAllowed(TrainingPermissions.AUTHOR)
class PathDesk extends Page {
    private final transient PathService paths;
    private final transient Map<Long, String> shops;
    private final Grid<Path> grid;

    PathDesk(PathService paths) {
        super("training.path.desk.title");
        this.paths = paths;
        shops = paths.shops().stream().collect(Collectors.toMap(ShopRef::id, ShopRef::name));
        grid = Grids.dense(getTranslation("training.path.desk.title"));
        Button add = new Button(
                getTranslation("training.path.new"),
                VaadinIcon.PLUS.create(),
                _ -> getUI().ifPresent(ui -> ui.navigate(PathEditView.class, 0L)));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new PageHeader(
                                getTranslation("training.path.desk.title"),
                                getTranslation("training.path.desk.subtitle"))
                        .withActions(add),
                grid);
        columns();
        refresh();
    }

    private void columns() {
        Grid.Column<Path> title = grid.addComponentColumn(
                        one -> new RouterLink(one.draft().title(), PathEditView.class, one.id()))
                .setHeader(getTranslation("training.path.name"))
                .setWidth("220px")
                .setFlexGrow(3);
        grid.addColumn(one -> one.shopId() == null
                        ? getTranslation("training.question.scope.shared")
                        : shops.getOrDefault(one.shopId(), ""))
                .setHeader(getTranslation("training.question.scope.shop"))
                .setWidth("140px")
                .setFlexGrow(1);
        grid.addColumn(one -> getTranslation(
                        "training.path.facts",
                        one.draft().blocks().size(),
                        one.draft().items().count()))
                .setHeader(getTranslation("training.path.blocks"))
                .setWidth("150px")
                .setFlexGrow(0);
        Grid.Column<Path> state = grid.addComponentColumn(this::state)
                .setHeader(getTranslation("training.exam.state"))
                .setWidth("190px")
                .setFlexGrow(0);
        Grid.Column<Path> actions =
                grid.addComponentColumn(this::actions).setWidth("100px").setFlexGrow(0);
        Grids.finish(grid);
        NarrowColumns.keep(grid, title, state, actions);
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.ROAD_BRANCHES,
                        getTranslation("training.path.desk.empty.title"),
                        getTranslation("training.path.desk.empty.text")));
    }

    private Component state(Path path) {
        Div row = new Div();
        row.addClassName("zb-row");
        if (path.archived()) {
            row.add(new Badge(getTranslation("training.lesson.archived"), Badge.Tone.NEUTRAL));
            return row;
        }
        if (path.number() > 0) {
            row.add(new Badge(getTranslation("training.lesson.published", path.number()), Badge.Tone.GOOD));
        }
        if (path.pending()) {
            row.add(new Badge(
                    getTranslation(path.number() == 0 ? "training.lesson.draft" : "training.lesson.pending"),
                    Badge.Tone.WARNING));
        }
        return row;
    }

    private Component actions(Path path) {
        Div row = new Div();
        row.addClassName("train-actions");
        if (path.editable()) {
            row.add(tool(VaadinIcon.COPY, "training.path.copy", () -> {
                long copy = paths.copy(
                        path.id(),
                        getTranslation("training.path.copy.title", path.draft().title()));
                getUI().ifPresent(ui -> ui.navigate(PathEditView.class, copy));
            }));
            if (path.number() > 0) {
                row.add(tool(
                        path.archived() ? VaadinIcon.ROTATE_LEFT : VaadinIcon.ARCHIVE,
                        path.archived() ? "training.lesson.restore" : "training.lesson.archive",
                        () -> paths.archive(path.id(), !path.archived())));
            }
        }
        return row;
    }

    private Button tool(VaadinIcon icon, String key, Runnable action) {
        Button button = new Button(icon.create(), _ -> {
            try {
                action.run();
            } catch (UserFacingProblem e) {
                Toast.failed(e);
            }
            refresh();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    private void refresh() {
        grid.setItems(paths.list());
    }
}
