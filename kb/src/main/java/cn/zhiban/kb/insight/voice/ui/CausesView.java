package cn.zhiban.kb.insight.voice.ui;

import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.insight.InsightPermissions;
import cn.zhiban.kb.insight.voice.Cause;
import cn.zhiban.kb.insight.voice.CauseService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Keeps the causes that agents mark. */
@Route("kb/voice-causes")
@Menu(order = 166, title = "kb.voice.causes.title", icon = "vaadin:tags")
@RolesAllowed(InsightPermissions.CAUSES)
class CausesView extends Page {
    private static final String INDENT = "\u2003\u2003";
    private final transient CauseService causes;
    private final transient Organisation organisation;
    private final transient Access access;
    private final Grid<Cause> grid;

    CausesView(CauseService causes, Organisation organisation, Access access) {
        super("kb.voice.causes.title");
        this.causes = causes;
        this.organisation = organisation;
        this.access = access;
        fillHeight();
        grid = Grids.dense(getTranslation("kb.voice.causes.title"));
        grid.addComponentColumn(this::name)
                .setHeader(getTranslation("kb.voice.col.cause"))
                .setFlexGrow(3);
        grid.addColumn(this::client)
                .setHeader(getTranslation("kb.insight.client"))
                .setFlexGrow(1);
        grid.addComponentColumn(this::actions).setHeader("").setAutoWidth(true).setFlexGrow(1);
        Grids.finish(grid);
        Grids.onOpen(grid, cause -> {
            if (cause.editable()) {
                change(cause);
            }
        });
        Button usual = new Button(getTranslation("kb.voice.causes.usual"), _ -> {
            causes.addUsual();
            refresh();
        });
        usual.setVisible(access.current().may(KbPermissions.EDIT_SHARED));
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.TAGS,
                        getTranslation("kb.voice.causes.empty.title"),
                        getTranslation("kb.voice.causes.empty.text"),
                        usual));
        Button add = new Button(getTranslation("kb.voice.group.new"), VaadinIcon.PLUS.create(), _ -> create(null));
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(new PageHeader(getTranslation("kb.voice.causes.title"), getTranslation("kb.voice.causes.subtitle"))
                .withActions(add));
        add(grid);
        refresh();
    }

    private Component name(Cause cause) {
        Span name = new Span((cause.isGroup() ? "" : INDENT) + cause.name());
        if (cause.isGroup()) {
            name.addClassName("zb-strong");
        }
        Div cell = new Div(name);
        cell.addClassName("zb-row");
        if (!cause.active()) {
            cell.add(new Badge(getTranslation("kb.voice.inactive"), Badge.Tone.NEUTRAL));
        }
        return cell;
    }

    private String client(Cause cause) {
        return cause.clientId() == null
                ? getTranslation("kb.voice.shared")
                : organisation.clientById(cause.clientId()).map(ClientRef::name).orElse("");
    }

    private Component actions(Cause cause) {
        Div row = new Div();
        row.addClassName("zb-row");
        if (cause.isGroup() && cause.active()) {
            row.add(action(VaadinIcon.PLUS, "kb.voice.cause.new", () -> create(cause)));
        }
        if (cause.editable()) {
            row.add(
                    action(VaadinIcon.ARROW_UP, "kb.voice.up", () -> move(cause, true)),
                    action(VaadinIcon.ARROW_DOWN, "kb.voice.down", () -> move(cause, false)),
                    action(VaadinIcon.PENCIL, "kb.voice.change", () -> change(cause)));
        }
        return row;
    }

    private Button action(VaadinIcon icon, String key, Runnable work) {
        Button button = new Button(icon.create(), _ -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    private void move(Cause cause, boolean up) {
        causes.move(cause.id(), up);
        refresh();
    }

    private void create(@Nullable Cause group) {
        TextField name = name("");
        ComboBox<ClientRef> client = new ComboBox<>(getTranslation("kb.insight.client"));
        Scope scope = access.current().scope();
        client.setItems(organisation.clients(scope).stream()
                .filter(one -> scope.managesClient(one.id()))
                .toList());
        client.setItemLabelGenerator(ClientRef::name);
        client.setPlaceholder(getTranslation("kb.voice.shared"));
        client.setClearButtonVisible(true);
        boolean mustChoose = !access.current().may(KbPermissions.EDIT_SHARED);
        client.setRequiredIndicatorVisible(mustChoose);
        FormDialog dialog = new FormDialog(getTranslation(group == null ? "kb.voice.group.new" : "kb.voice.cause.new"))
                .wide("name", name);
        if (group == null || group.clientId() == null) {
            dialog.wide("client", client);
        }
        dialog.onSave(() -> {
                    if (mustChoose && client.getValue() == null && (group == null || group.clientId() == null)) {
                        client.setErrorMessage(getTranslation("kb.voice.problem.client"));
                        client.setInvalid(true);
                        return false;
                    }
                    causes.create(
                            group == null ? null : group.id(),
                            client.getValue() == null ? null : client.getValue().id(),
                            name.getValue());
                    refresh();
                    return true;
                })
                .open();
    }

    private void change(Cause cause) {
        TextField name = name(cause.name());
        Checkbox active = new Checkbox(getTranslation("kb.voice.active"), cause.active());
        new FormDialog(getTranslation("kb.voice.change"))
                .wide("name", name)
                .wide("active", active)
                .onSave(() -> {
                    causes.change(cause.id(), cause.version(), name.getValue(), active.getValue());
                    refresh();
                    return true;
                })
                .open();
    }

    private TextField name(String value) {
        TextField name = new TextField(getTranslation("kb.voice.col.cause"));
        name.setValue(value);
        name.setMaxLength(60);
        return name;
    }

    private void refresh() {
        grid.setItems(causes.list(true));
    }
}
