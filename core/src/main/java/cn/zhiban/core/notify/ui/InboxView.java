package cn.zhiban.core.notify.ui;

import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.notify.Notices.Notice;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** All notices of the person, newest first; opening one marks it read. */
@Route("inbox")
@PermitAll
class InboxView extends Page {
    private static final int PAGE = 50;
    private final transient Notices notices;
    private final transient CompanyTime time;
    private final UnorderedList list = new UnorderedList();
    private final Button more = new Button();
    private final Div empty = new Div();

    InboxView(Notices notices, CompanyTime time) {
        super("core.inbox.title");
        this.notices = notices;
        this.time = time;
        Button all = new Button(getTranslation("core.inbox.read-all"), VaadinIcon.CHECK.create(), _ -> {
            notices.markAllRead();
            refresh();
        });
        list.addClassName("zb-inbox");
        more.setText(getTranslation("core.inbox.more"));
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        more.addClickListener(_ -> append());
        empty.add(new EmptyState(
                VaadinIcon.BELL_O, getTranslation("core.inbox.empty.title"), getTranslation("core.inbox.empty.text")));
        add(new PageHeader(getTranslation("core.inbox.title"), getTranslation("core.inbox.subtitle")).withActions(all));
        add(list, more, empty);
        refresh();
    }

    private void refresh() {
        list.removeAll();
        append();
    }

    private void append() {
        int shown = (int) list.getChildren().count();
        List<Notice> page = notices.list(shown, PAGE);
        page.forEach(notice -> list.add(item(notice)));
        more.setVisible(page.size() == PAGE);
        empty.setVisible(shown + page.size() == 0);
    }

    private ListItem item(Notice notice) {
        Span text =
                new Span(getTranslation(notice.messageKey(), notice.arguments().toArray()));
        Span when = new Span(time.format(notice.createdAt()));
        when.addClassName("zb-muted");
        Button open = new Button(text, _ -> open(notice));
        open.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        ListItem item = new ListItem(open, when);
        item.addClassName(notice.read() ? "zb-inbox-read" : "zb-inbox-unread");
        return item;
    }

    private void open(Notice notice) {
        notices.markRead(notice.id());
        if (notice.link() == null) {
            refresh();
        } else {
            UI.getCurrent().navigate(notice.link());
        }
    }
}
