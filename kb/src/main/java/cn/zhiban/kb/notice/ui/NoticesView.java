package cn.zhiban.kb.notice.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Authors;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.notice.NoticeDetails;
import cn.zhiban.kb.notice.NoticePermissions;
import cn.zhiban.kb.notice.NoticeService;
import cn.zhiban.kb.notice.NoticeState;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person has to read, and for who keeps notices how far reading has come. */
@Route("kb/notices")
@Menu(order = 102, title = "kb.notices.title", icon = "vaadin:megaphone")
@RolesAllowed(KbPermissions.READ)
class NoticesView extends Page {
    private static final List<NoticeState> TABS =
            List.of(NoticeState.LIVE, NoticeState.PLANNED, NoticeState.DRAFT, NoticeState.ENDED, NoticeState.WITHDRAWN);
    private final transient NoticeService notices;
    private final transient NoticeDialogs dialogs;
    private final transient CompanyTime time;
    private final NoticeBar mine;
    private final Div content = new Div();
    private @Nullable NoticeState shown;

    NoticesView(
            NoticeService notices, NoticeDialogs dialogs, Translations translations, Access access, CompanyTime time) {
        super("kb.notices.title");
        this.notices = notices;
        this.dialogs = dialogs;
        this.time = time;
        this.mine = NoticeBar.list(translations, getLocale());
        content.addClassName("zb-notice-content");
        PageHeader header = new PageHeader(getTranslation("kb.notices.title"), getTranslation("kb.notices.subtitle"));
        add(header);
        if (access.current().may(NoticePermissions.EDIT)) {
            fillHeight();
            Button create = new Button(getTranslation("kb.notice.new"), VaadinIcon.PLUS.create(), _ -> create());
            create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.withActions(create);
            add(tabs());
        }
        add(content);
        show(null);
    }

    private Tabs tabs() {
        Tabs tabs = new Tabs(new Tab(getTranslation("kb.notices.mine")));
        TABS.forEach(state -> tabs.add(new Tab(getTranslation("kb.notice.state." + state))));
        tabs.addSelectedChangeListener(_ -> {
            int selected = tabs.getSelectedIndex();
            show(selected == 0 ? null : TABS.get(selected - 1));
        });
        return tabs;
    }

    private void show(@Nullable NoticeState state) {
        shown = state;
        content.removeAll();
        content.add(state == null ? mine : grid(state));
    }

    private Grid<NoticeDetails> grid(NoticeState state) {
        Grid<NoticeDetails> rows = Grids.dense(getTranslation("kb.notices.title"));
        rows.addColumn(notice -> notice.content().title())
                .setHeader(getTranslation("kb.notice.title"))
                .setWidth("240px")
                .setFlexGrow(4);
        rows.addComponentColumn(
                        notice -> NoticeWords.importance(this, notice.content().importance()))
                .setHeader(getTranslation("kb.notice.importance"))
                .setWidth("110px")
                .setFlexGrow(0);
        rows.addComponentColumn(notice -> NoticeWords.progress(this, notice.progress()))
                .setHeader(getTranslation("kb.notice.receipts"))
                .setWidth("190px")
                .setFlexGrow(2);
        rows.addColumn(notice -> NoticeWords.audience(this, notice))
                .setHeader(getTranslation("kb.notice.audience"))
                .setWidth("170px")
                .setFlexGrow(3);
        rows.addColumn(notice -> NoticeWords.until(this, time, notice.content()))
                .setHeader(getTranslation("kb.notice.until"))
                .setWidth("150px")
                .setFlexGrow(0);
        rows.addColumn(notice -> time.format(notice.updatedAt()) + " " + Authors.name(this, notice.updatedBy()))
                .setHeader(getTranslation("kb.notice.updated"))
                .setWidth("190px")
                .setFlexGrow(1);
        Grids.finish(rows);
        Grids.onOpen(rows, notice -> UI.getCurrent().navigate("kb/notices/" + notice.id()));
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.MEGAPHONE,
                        getTranslation("kb.notices.empty.title"),
                        getTranslation("kb.notices.empty.text")));
        rows.setItems(DataProvider.fromCallbacks(
                query -> notices.list(state, query.getOffset(), query.getLimit()).stream(), _ -> notices.count(state)));
        return rows;
    }

    private void create() {
        dialogs.create(NoticeForm.empty(time.now()), _ -> show(shown));
    }
}
