package cn.zhiban.scheduling.roster.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.RosterState;
import cn.zhiban.scheduling.roster.check.Boards;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rosters as a spreadsheet, with everything that is done to them. */
@Route("sched/roster")
@RouteAlias("sched/roster/:roster")
@Menu(order = 310, title = "sched.roster.title", icon = "vaadin:grid-big-o")
@RolesAllowed(SchedulingPermissions.PLAN)
class RosterView extends Page implements BeforeEnterObserver {
    private final transient RosterService service;
    private final transient RosterScreens screens;
    private final transient Access access;
    private final transient Boards boards;
    private final transient CompanyTime time;
    private final ComboBox<Roster> choice = new ComboBox<>();
    private final Div state = new Div();
    private final Div actions = new Div();
    private final Div content = new Div();
    private final RosterBoard board;
    private @Nullable Roster roster;

    RosterView(
            RosterService service,
            RosterScreens screens,
            Access access,
            Boards boards,
            CompanyTime time,
            Translations translations) {
        super("sched.roster.title");
        this.service = service;
        this.screens = screens;
        this.access = access;
        this.boards = boards;
        this.time = time;
        this.board = new RosterBoard(translations, getLocale());
        fillHeight();
        addClassName("sched-roster-page");
        choice.setLabel(getTranslation("sched.roster.choice"));
        choice.setItemLabelGenerator(Roster::name);
        choice.setTestId("roster-choice");
        choice.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                getUI().ifPresent(ui ->
                        ui.navigate("sched/roster/" + change.getValue().id()));
            }
        });
        state.addClassName("zb-row");
        actions.addClassNames("zb-row", "zb-row-end");
        Div bar = new Div(choice, state, actions);
        bar.addClassNames("zb-row", "sched-roster-bar");
        content.addClassName("sched-roster-content");
        add(
                new PageHeader(getTranslation("sched.roster.title"), getTranslation("sched.roster.subtitle")),
                bar,
                content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Long> wanted = event.getRouteParameters()
                .get("roster")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
        List<Roster> all = service.list();
        choice.setItems(all);
        roster = wanted.flatMap(id -> all.stream().filter(one -> one.id() == id).findFirst())
                .or(() -> preferred(all))
                .orElse(null);
        show();
    }

    /** The draft that comes next, else the one of today, else the latest. */
    private Optional<Roster> preferred(List<Roster> all) {
        List<Roster> own = all.stream().filter(one -> one.baseId() == null).toList();
        return own.stream()
                .filter(one ->
                        one.state() != RosterState.PUBLISHED && !one.last().isBefore(time.today()))
                .findFirst()
                .or(() -> own.stream().filter(one -> one.contains(time.today())).findFirst())
                .or(() -> own.stream().findFirst());
    }

    private void show() {
        content.removeAll();
        state.removeAll();
        actions.removeAll();
        choice.setVisible(roster != null);
        Button create = new Button(
                getTranslation("sched.roster.new"), VaadinIcon.PLUS.create(), _ -> screens.create(this::open));
        create.setTestId("roster-new");
        Roster now = roster;
        if (now == null) {
            create.addThemeVariants(ButtonVariant.PRIMARY);
            content.add(new EmptyState(
                    VaadinIcon.GRID_BIG_O,
                    getTranslation("sched.roster.empty.title"),
                    getTranslation("sched.roster.empty.text"),
                    create));
            return;
        }
        choice.setValue(now);
        state.add(new Badge(getTranslation("sched.roster.state." + now.state()), tone(now)));
        if (now.baseId() != null) {
            state.add(new Badge(getTranslation("sched.roster.what-if.badge"), Badge.Tone.INFO));
        }
        if (now.hasHiddenChanges()) {
            state.add(new Badge(getTranslation("sched.roster.hidden-changes"), Badge.Tone.WARNING));
        }
        actions(now, create);
        board.show(now.id());
        content.add(board);
    }

    private static Badge.Tone tone(Roster roster) {
        return switch (roster.state()) {
            case DRAFT -> Badge.Tone.NEUTRAL;
            case REVIEW -> Badge.Tone.WARNING;
            case PUBLISHED -> Badge.Tone.GOOD;
        };
    }

    private void actions(Roster now, Button create) {
        Button solve = new Button(
                getTranslation("sched.roster.solve"), VaadinIcon.MAGIC.create(), _ -> screens.solve(now, this::reload));
        solve.setTestId("roster-solve");
        actions.add(create, solve);
        boolean publisher = access.current().may(SchedulingPermissions.PUBLISH);
        if (now.baseId() == null && publisher) {
            Button publish = new Button(
                    getTranslation("sched.roster.publish"),
                    VaadinIcon.PAPERPLANE_O.create(),
                    _ -> screens.publish(now, () -> open(now.id())));
            publish.addThemeVariants(ButtonVariant.PRIMARY);
            publish.setTestId("roster-publish");
            actions.add(publish);
        } else if (now.baseId() == null && now.state() == RosterState.DRAFT) {
            Button submit = new Button(
                    getTranslation("sched.roster.submit"), _ -> attempt(() -> service.review(now.id(), true)));
            submit.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(submit);
        }
        actions.add(more(now, publisher));
    }

    private MenuBar more(Roster now, boolean publisher) {
        MenuBar bar = new MenuBar();
        var menu = bar.addItem(VaadinIcon.ELLIPSIS_DOTS_H.create()).getSubMenu();
        bar.getItems().getFirst().setAriaLabel(getTranslation("sched.roster.more"));
        menu.addItem(getTranslation("sched.roster.repair"), _ -> screens.repair(now, this::reload));
        menu.addItem(getTranslation("sched.roster.compare"), _ -> screens.compare(now));
        menu.addItem(getTranslation("sched.roster.what-if"), _ -> screens.whatIf(now, this::open));
        menu.addItem(getTranslation("sched.roster.people.refresh"), _ -> {
            int added = service.refreshPeople(now.id());
            boards.forget(now.id());
            Toast.done(getTranslation("sched.roster.people.added", added));
            board.reload();
        });
        menu.addItem(screens.wall(now));
        menu.addItem(screens.print(now));
        if (now.state() == RosterState.REVIEW && publisher) {
            menu.addItem(getTranslation("sched.roster.back"), _ -> attempt(() -> service.review(now.id(), false)));
        }
        if (now.state() == RosterState.PUBLISHED && publisher) {
            menu.addItem(getTranslation("sched.roster.receipts"), _ -> screens.receipts(now));
            menu.addItem(getTranslation("sched.roster.withdraw"), _ -> screens.withdraw(now, () -> open(now.id())));
        } else {
            menu.addItem(
                    getTranslation("sched.roster.delete"),
                    _ -> Confirm.danger(
                            getTranslation("sched.roster.delete"),
                            getTranslation("sched.roster.delete.text", now.name()),
                            getTranslation("sched.roster.delete"),
                            () -> attempt(() -> {
                                service.delete(now.id());
                                getUI().ifPresent(ui -> ui.navigate("sched/roster"));
                            })));
        }
        return bar;
    }

    private void attempt(Runnable work) {
        try {
            work.run();
            Roster now = roster;
            if (now != null && service.list().stream().anyMatch(one -> one.id() == now.id())) {
                open(now.id());
            }
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }

    private void reload() {
        board.reload();
    }

    private void open(long id) {
        List<Roster> all = service.list();
        choice.setItems(all);
        roster = all.stream().filter(one -> one.id() == id).findFirst().orElse(roster);
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, "sched/roster/" + id));
        show();
        board.reload();
    }
}
