package cn.zhiban.kb.reply.ui;

import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.reply.PersonalReply;
import cn.zhiban.kb.reply.PersonalReplyService;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** One's own replies: short code, title, text. */
@Route("kb/replies")
@Menu(order = 103, title = "kb.reply.title", icon = "vaadin:comment-ellipsis-o")
@RolesAllowed(KbPermissions.READ)
class RepliesView extends Page {
    private final transient PersonalReplyService replies;
    private final Grid<PersonalReply> grid;

    RepliesView(PersonalReplyService replies) {
        super("kb.reply.title");
        this.replies = replies;
        fillHeight();
        grid = Grids.dense(getTranslation("kb.reply.title"));
        grid.addColumn(reply -> reply.shortCode().isEmpty() ? "" : "/" + reply.shortCode())
                .setHeader(getTranslation("kb.reply.code"))
                .setWidth("8rem")
                .setFlexGrow(0);
        grid.addColumn(PersonalReply::title)
                .setHeader(getTranslation("kb.reply.name"))
                .setFlexGrow(1);
        grid.addColumn(PersonalReply::text)
                .setHeader(getTranslation("kb.reply.text"))
                .setFlexGrow(3);
        grid.addComponentColumn(this::remove).setHeader("").setWidth("4rem").setFlexGrow(0);
        Grids.finish(grid);
        Grids.onOpen(grid, this::edit);
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.COMMENT_ELLIPSIS_O,
                        getTranslation("kb.reply.empty.title"),
                        getTranslation("kb.reply.empty.text")));
        Button add = new Button(getTranslation("kb.reply.new"), VaadinIcon.PLUS.create(), _ -> edit(PersonalReply.NEW));
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(new PageHeader(getTranslation("kb.reply.title"), getTranslation("kb.reply.subtitle")).withActions(add));
        add(grid);
        refresh();
    }

    private Button remove(PersonalReply reply) {
        Button button = new Button(
                VaadinIcon.TRASH.create(),
                _ -> Confirm.danger(
                                getTranslation("kb.reply.delete.title", reply.title()),
                                getTranslation("kb.reply.delete.text"),
                                getTranslation("kb.reply.delete"),
                                () -> {
                                    replies.delete(reply.id());
                                    refresh();
                                })
                        .open());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation("kb.reply.delete"));
        return button;
    }

    private void edit(PersonalReply reply) {
        TextField code = new TextField(getTranslation("kb.reply.code"));
        code.setHelperText(getTranslation("kb.article.short-code.help"));
        code.setValue(reply.shortCode());
        TextField title = new TextField(getTranslation("kb.reply.name"));
        title.setMaxLength(PersonalReply.TITLE_LENGTH);
        title.setValue(reply.title());
        TextArea text = new TextArea(getTranslation("kb.reply.text"));
        text.setHelperText(getTranslation("kb.reply.text.help"));
        text.setMaxLength(PersonalReply.TEXT_LENGTH);
        text.setMinRows(4);
        text.setValue(reply.text());
        new FormDialog(getTranslation(reply.id() == 0 ? "kb.reply.new" : "kb.reply.edit"))
                .with("title", title)
                .with("shortCode", code)
                .wide("text", text)
                .onSave(() -> {
                    replies.save(new PersonalReply(
                            reply.id(), code.getValue(), title.getValue(), text.getValue(), reply.version()));
                    refresh();
                    return true;
                })
                .open();
        title.focus();
    }

    private void refresh() {
        grid.setItems(replies.mine());
    }
}
