package cn.zhiban.core.notify.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.notify.Robot;
import cn.zhiban.core.notify.RobotDraft;
import cn.zhiban.core.notify.RobotKind;
import cn.zhiban.core.notify.RobotService;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Robots of group chats: what they hear, and whether it arrives. */
@Route("robots")
@Menu(order = 966, title = "core.robot.title", icon = "vaadin:bell-o")
@RolesAllowed(CorePermissions.ROBOTS_MANAGE)
class RobotsView extends Page {
    private final transient RobotService robots;
    private final transient CompanyTime time;
    private final Grid<Robot> grid;

    RobotsView(RobotService robots, CompanyTime time) {
        super("core.robot.title");
        this.robots = robots;
        this.time = time;
        grid = Grids.dense(getTranslation("core.robot.title"));
        Button create = new Button(getTranslation("core.robot.add"), VaadinIcon.PLUS.create(), _ -> edit(null));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setTestId("robot-add");
        add(
                new PageHeader(getTranslation("core.robot.title"), getTranslation("core.robot.subtitle"))
                        .withActions(create),
                grid);
        columns();
        refresh();
    }

    private void columns() {
        Grid.Column<Robot> name = grid.addColumn(one -> one.content().name())
                .setHeader(getTranslation("core.robot.name"))
                .setFlexGrow(2);
        grid.addColumn(one -> getTranslation("core.robot.kind." + one.content().kind()))
                .setHeader(getTranslation("core.robot.kind"))
                .setAutoWidth(true);
        grid.addColumn(one -> one.team().isEmpty() ? getTranslation("core.robot.all") : one.team())
                .setHeader(getTranslation("core.robot.team"))
                .setAutoWidth(true);
        Grid.Column<Robot> state = grid.addComponentColumn(this::state)
                .setHeader(getTranslation("core.robot.state"))
                .setFlexGrow(2);
        Grid.Column<Robot> actions =
                grid.addComponentColumn(this::actions).setAutoWidth(true).setFlexGrow(0);
        Grids.finish(grid);
        NarrowColumns.keep(grid, name, state, actions);
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.BELL_O,
                        getTranslation("core.robot.empty.title"),
                        getTranslation("core.robot.empty.text")));
    }

    private Component state(Robot robot) {
        if (!robot.content().active()) {
            return new Badge(getTranslation("core.robot.off"), Badge.Tone.NEUTRAL);
        }
        if (!robot.failure().isEmpty()) {
            return new Badge(getTranslation("core.robot.failed", robot.failure()), Badge.Tone.BAD);
        }
        return robot.toldAt() == null
                ? new Badge(getTranslation("core.robot.never"), Badge.Tone.NEUTRAL)
                : new Badge(getTranslation("core.robot.told", time.format(robot.toldAt())), Badge.Tone.GOOD);
    }

    private Div actions(Robot robot) {
        Button test = small(VaadinIcon.PAPERPLANE_O, "core.robot.test", () -> {
            String failure = robots.test(robot.id());
            if (failure.isEmpty()) {
                Toast.done(getTranslation("core.robot.test.done"));
            } else {
                Toast.failed(getTranslation("core.robot.failed", failure));
            }
            refresh();
        });
        Button edit = small(VaadinIcon.EDIT, "core.robot.edit", () -> edit(robot));
        Button remove = small(
                VaadinIcon.TRASH,
                "core.robot.remove",
                () -> Confirm.danger(
                        getTranslation(
                                "core.robot.remove.title", robot.content().name()),
                        getTranslation("core.robot.remove.text"),
                        getTranslation("core.robot.remove"),
                        () -> {
                            robots.remove(robot.id());
                            refresh();
                        }));
        Div row = new Div(test, edit, remove);
        row.addClassName("zb-row");
        return row;
    }

    private Button small(VaadinIcon icon, String key, Runnable action) {
        Button button = new Button(icon.create(), _ -> {
            try {
                action.run();
            } catch (UserFacingProblem e) {
                Toast.failed(e);
                refresh();
            }
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    private void edit(@Nullable Robot robot) {
        TextField name = new TextField(getTranslation("core.robot.name"));
        Select<RobotKind> kind = new Select<>();
        kind.setLabel(getTranslation("core.robot.kind"));
        kind.setItems(RobotKind.values());
        kind.setItemLabelGenerator(one -> getTranslation("core.robot.kind." + one));
        PasswordField address = new PasswordField(getTranslation("core.robot.address"));
        address.setHelperText(getTranslation("core.robot.address.hint"));
        PasswordField secret = new PasswordField(getTranslation("core.robot.secret"));
        secret.setHelperText(getTranslation("core.robot.secret.hint"));
        ComboBox<Map.Entry<String, Long>> team = new ComboBox<>(getTranslation("core.robot.team"));
        team.setItems(robots.teams().entrySet().stream().map(Map.Entry::copyOf).toList());
        team.setItemLabelGenerator(Map.Entry::getKey);
        team.setPlaceholder(getTranslation("core.robot.all"));
        team.setClearButtonVisible(true);
        Checkbox active = new Checkbox(getTranslation("core.robot.active"), true);
        kind.setValue(RobotKind.WECOM);
        if (robot != null) {
            name.setValue(robot.content().name());
            kind.setValue(robot.content().kind());
            address.setValue(robot.content().address());
            secret.setValue(robot.content().secret());
            active.setValue(robot.content().active());
            robots.teams().entrySet().stream()
                    .filter(one -> one.getValue().equals(robot.content().teamId()))
                    .findFirst()
                    .ifPresent(one -> team.setValue(Map.Entry.copyOf(one)));
        }
        new FormDialog(getTranslation(robot == null ? "core.robot.add" : "core.robot.edit"))
                .wide("name", name)
                .with("kind", kind)
                .with("teamId", team)
                .wide("address", address)
                .wide("secret", secret)
                .wide("active", active)
                .onSave(() -> {
                    RobotDraft draft = new RobotDraft(
                            name.getValue(),
                            kind.getValue(),
                            address.getValue(),
                            secret.getValue(),
                            team.getValue() == null ? null : team.getValue().getValue(),
                            active.getValue());
                    if (robot == null) {
                        robots.add(draft);
                    } else {
                        robots.change(robot.id(), robot.version(), draft);
                    }
                    refresh();
                    return true;
                })
                .open();
    }

    private void refresh() {
        grid.setItems(robots.list());
    }
}
