package cn.zhiban.scheduling.checklist.ui;

import static cn.zhiban.scheduling.checklist.ui.TaskWords.text;

import cn.zhiban.core.org.Post;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.scheduling.checklist.Checklist;
import cn.zhiban.scheduling.checklist.ChecklistItem;
import cn.zhiban.scheduling.checklist.ChecklistService;
import cn.zhiban.scheduling.staff.TeamRef;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;

/** The lists one keeps. */
final class ListsPart extends Composite<Div> {
    private final transient ChecklistService service;
    private final Div cards = new Div();

    ListsPart(ChecklistService service) {
        this.service = service;
        Button add = new Button(
                getTranslation("sched.checklist.list.add"),
                VaadinIcon.PLUS.create(),
                _ -> edit(new Checklist(0, "", null, null, List.of())));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        cards.addClassName("zb-stack");
        getContent().addClassName("zb-stack");
        getContent().add(new Div(add), cards);
        refresh();
    }

    private void refresh() {
        cards.removeAll();
        List<Checklist> lists = service.lists();
        lists.forEach(one -> cards.add(card(one)));
        if (lists.isEmpty()) {
            cards.add(new EmptyState(
                    VaadinIcon.TASKS,
                    getTranslation("sched.checklist.lists.empty.title"),
                    getTranslation("sched.checklist.lists.empty.text")));
        }
    }

    private Div card(Checklist list) {
        Span who = new Span(who(list));
        who.addClassName("zb-muted");
        Span actions = new Span(
                icon(
                        VaadinIcon.PLUS,
                        "sched.checklist.item.add",
                        () -> ItemDialog.open(service, list, null, this::refresh)),
                icon(VaadinIcon.PENCIL, "sched.checklist.list.edit", () -> edit(list)),
                icon(
                        VaadinIcon.TRASH,
                        "sched.checklist.list.remove",
                        () -> remove(list.name(), () -> service.remove(list.id()))));
        boolean mayChange = service.mayChange(list);
        if (!mayChange) {
            actions.removeAll();
            actions.add(new Badge(getTranslation("sched.checklist.list.fixed"), Badge.Tone.NEUTRAL));
        }
        actions.addClassNames("zb-row", "zb-row-end");
        Div head = new Div(new H2(list.name()), who, actions);
        head.addClassName("zb-row");
        Div card = new Div(head);
        card.addClassName("zb-card");
        for (ChecklistItem item : list.items()) {
            Span when = new Span(
                    TaskWords.window(item) + " · " + getTranslation("sched.checklist.evidence." + item.evidence()));
            when.addClassNames("zb-muted", "zb-small");
            Div words = new Div(new Span(item.text()), when);
            words.addClassName("sched-task-words");
            Div line = new Div(words);
            if (mayChange) {
                line.add(
                        icon(
                                VaadinIcon.PENCIL,
                                "sched.checklist.item.edit",
                                () -> ItemDialog.open(service, list, item, this::refresh)),
                        icon(
                                VaadinIcon.TRASH,
                                "sched.checklist.item.remove",
                                () -> remove(item.text(), () -> service.removeItem(item))));
            }
            line.addClassName("sched-task");
            card.add(line);
        }
        return card;
    }

    private String who(Checklist list) {
        String team = list.teamId() == null
                ? getTranslation("sched.checklist.team.all")
                : service.teams().stream()
                        .filter(one -> Objects.equals(one.id(), list.teamId()))
                        .map(TeamRef::name)
                        .findFirst()
                        .orElse("");
        return list.post() == null ? team : team + " · " + getTranslation("post." + list.post());
    }

    private Button icon(VaadinIcon icon, String key, Runnable action) {
        Button button = new Button(icon.create(), _ -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    private void remove(String what, Runnable action) {
        Confirm.danger(
                getTranslation("sched.checklist.remove.title", what),
                getTranslation("sched.checklist.remove.text"),
                getTranslation("sched.checklist.remove.action"),
                () -> {
                    action.run();
                    refresh();
                });
    }

    private void edit(Checklist list) {
        TextField name = new TextField(text("sched.checklist.list.name"));
        name.setMaxLength(60);
        name.setValue(list.name());
        Select<TeamRef> team = new Select<>();
        List<TeamRef> teams = service.teams();
        team.setLabel(text("sched.checklist.team"));
        team.setItems(teams);
        team.setItemLabelGenerator(one -> one == null ? text("sched.checklist.team.all") : one.name());
        team.setEmptySelectionAllowed(service.mayKeepForAll());
        team.setEmptySelectionCaption(text("sched.checklist.team.all"));
        teams.stream()
                .filter(one -> Objects.equals(one.id(), list.teamId()))
                .findFirst()
                .or(() -> service.mayKeepForAll()
                        ? java.util.Optional.empty()
                        : teams.stream().findFirst())
                .ifPresent(team::setValue);
        Select<Post> post = new Select<>();
        post.setLabel(text("sched.checklist.post"));
        post.setItems(Post.values());
        post.setItemLabelGenerator(one -> one == null ? text("sched.checklist.post.all") : text("post." + one));
        post.setEmptySelectionAllowed(true);
        post.setEmptySelectionCaption(text("sched.checklist.post.all"));
        post.setValue(list.post());
        new FormDialog(text(list.id() == 0 ? "sched.checklist.list.add" : "sched.checklist.list.edit"))
                .wide("name", name)
                .with("teamId", team)
                .with("post", post)
                .onSave(() -> {
                    TeamRef chosen = team.getValue();
                    service.save(new Checklist(
                            list.id(),
                            name.getValue(),
                            chosen == null ? null : Long.valueOf(chosen.id()),
                            post.getValue(),
                            List.of()));
                    refresh();
                    return true;
                })
                .open();
    }
}
