package cn.zhiban.training.lesson.ui;

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
import cn.zhiban.training.lesson.Lesson;
import cn.zhiban.training.lesson.LessonService;
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

/** Lessons for who writes them. */
@Route("train/lesson-desk")
@Menu(order = 255, title = "training.lesson.desk.title", icon = "vaadin:open-book")
@RolesAllowed(TrainingPermissions.AUTHOR)
class LessonDesk extends Page {
    private final transient LessonService lessons;
    private final transient Map<Long, String> shops;
    private final Grid<Lesson> grid;

    LessonDesk(LessonService lessons) {
        super("training.lesson.desk.title");
        this.lessons = lessons;
        shops = lessons.shops().stream().collect(Collectors.toMap(ShopRef::id, ShopRef::name));
        grid = Grids.dense(getTranslation("training.lesson.desk.title"));
        Button add = new Button(
                getTranslation("training.lesson.new"),
                VaadinIcon.PLUS.create(),
                _ -> getUI().ifPresent(ui -> ui.navigate(LessonEditView.class, 0L)));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new PageHeader(
                                getTranslation("training.lesson.desk.title"),
                                getTranslation("training.lesson.desk.subtitle"))
                        .withActions(add),
                grid);
        columns();
        refresh();
    }

    private void columns() {
        Grid.Column<Lesson> title = grid.addComponentColumn(
                        one -> new RouterLink(one.draft().title(), LessonEditView.class, one.id()))
                .setHeader(getTranslation("training.lesson.name"))
                .setWidth("220px")
                .setFlexGrow(3);
        grid.addColumn(one -> one.shopId() == null
                        ? getTranslation("training.question.scope.shared")
                        : shops.getOrDefault(one.shopId(), ""))
                .setHeader(getTranslation("training.question.scope.shop"))
                .setWidth("140px")
                .setFlexGrow(1);
        grid.addColumn(one -> getTranslation(
                        "training.lesson.facts",
                        one.draft().parts().size(),
                        one.draft().minutes()))
                .setHeader(getTranslation("training.lesson.parts"))
                .setWidth("140px")
                .setFlexGrow(0);
        Grid.Column<Lesson> state = grid.addComponentColumn(this::state)
                .setHeader(getTranslation("training.exam.state"))
                .setWidth("170px")
                .setFlexGrow(0);
        Grid.Column<Lesson> actions =
                grid.addComponentColumn(this::actions).setWidth("70px").setFlexGrow(0);
        Grids.finish(grid);
        NarrowColumns.keep(grid, title, state, actions);
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.OPEN_BOOK,
                        getTranslation("training.lesson.desk.empty.title"),
                        getTranslation("training.lesson.desk.empty.text")));
    }

    private Component state(Lesson lesson) {
        Div row = new Div();
        row.addClassName("zb-row");
        if (lesson.archived()) {
            row.add(new Badge(getTranslation("training.lesson.archived"), Badge.Tone.NEUTRAL));
            return row;
        }
        if (lesson.number() > 0) {
            row.add(new Badge(getTranslation("training.lesson.published", lesson.number()), Badge.Tone.GOOD));
        }
        if (lesson.pending()) {
            row.add(new Badge(
                    getTranslation(lesson.number() == 0 ? "training.lesson.draft" : "training.lesson.pending"),
                    Badge.Tone.WARNING));
        }
        return row;
    }

    private Component actions(Lesson lesson) {
        Div row = new Div();
        if (lesson.editable() && lesson.number() > 0) {
            String key = lesson.archived() ? "training.lesson.restore" : "training.lesson.archive";
            Button archive =
                    new Button((lesson.archived() ? VaadinIcon.ROTATE_LEFT : VaadinIcon.ARCHIVE).create(), _ -> {
                        try {
                            lessons.archive(lesson.id(), !lesson.archived());
                        } catch (UserFacingProblem e) {
                            Toast.failed(e);
                        }
                        refresh();
                    });
            archive.addThemeVariants(ButtonVariant.TERTIARY);
            archive.setAriaLabel(getTranslation(key));
            archive.setTooltipText(getTranslation(key));
            row.add(archive);
        }
        return row;
    }

    private void refresh() {
        grid.setItems(lessons.list());
    }
}
