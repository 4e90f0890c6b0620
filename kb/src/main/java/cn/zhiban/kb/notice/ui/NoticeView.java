package cn.zhiban.kb.notice.ui;

import cn.zhiban.core.tabular.TableFormat;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.markdown.Markdown;
import cn.zhiban.kb.notice.NoticeDetails;
import cn.zhiban.kb.notice.NoticePermissions;
import cn.zhiban.kb.notice.NoticeReceipts;
import cn.zhiban.kb.notice.NoticeReceipts.Group;
import cn.zhiban.kb.notice.NoticeReceipts.Person;
import cn.zhiban.kb.notice.NoticeService;
import cn.zhiban.kb.notice.NoticeState;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** One notice for who keeps it: what it says, and who has read it and who has not. */
@Route("kb/notices/:noticeId([0-9]{1,18})")
@RolesAllowed(NoticePermissions.EDIT)
class NoticeView extends Page implements BeforeEnterObserver {
    private final transient NoticeService notices;
    private final transient NoticeReceipts receipts;
    private final transient NoticeDialogs dialogs;
    private final transient CompanyTime time;

    NoticeView(NoticeService notices, NoticeReceipts receipts, NoticeDialogs dialogs, CompanyTime time) {
        super("kb.notices.title");
        this.notices = notices;
        this.receipts = receipts;
        this.dialogs = dialogs;
        this.time = time;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(notices.get(
                Long.parseLong(event.getRouteParameters().get("noticeId").orElseThrow())));
    }

    private void show(NoticeDetails notice) {
        removeAll();
        NoticeReceipts.Report report = receipts.report(notice.id());
        Div badges = new Div(
                NoticeWords.state(this, notice.state()),
                NoticeWords.importance(this, notice.content().importance()),
                new Span(NoticeWords.period(this, time, notice.content())));
        if (notice.publishedNumber() != null && notice.publishedNumber() != notice.number()) {
            badges.add(new Badge(getTranslation("kb.notice.unpublished"), Badge.Tone.WARNING));
        }
        badges.addClassName("zb-row");
        Div figures = new Div(
                card("kb.notice.all", List.of(new Group("", notice.progress()))),
                card("kb.notice.by-shop", report.shops()),
                card("kb.notice.by-team", report.teams()));
        figures.addClassName("zb-cards");
        add(header(notice), badges, figures, people(report.people()), text(notice));
    }

    private PageHeader header(NoticeDetails notice) {
        PageHeader header = new PageHeader(notice.content().title(), NoticeWords.audience(this, notice));
        header.withActions(
                download(notice, TableFormat.XLSX, "kb.notice.export-xlsx"),
                download(notice, TableFormat.CSV, "kb.notice.export-csv"));
        if (notice.state() == NoticeState.LIVE || notice.state() == NoticeState.PLANNED) {
            header.withActions(new Button(getTranslation("kb.notice.withdraw"), _ -> withdraw(notice)));
        }
        if (notice.state() == NoticeState.LIVE) {
            header.withActions(new Button(
                    getTranslation("kb.notice.remind"),
                    VaadinIcon.BELL_O.create(),
                    _ -> Toast.done(getTranslation("kb.notice.reminded", notices.remind(notice.id())))));
        }
        Button edit = new Button(
                getTranslation("kb.notice.edit"), VaadinIcon.PENCIL.create(), _ -> dialogs.edit(notice, this::show));
        edit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return header.withActions(edit);
    }

    private Anchor download(NoticeDetails notice, TableFormat format, String key) {
        Locale locale = getLocale();
        String file = "notice-" + notice.id() + "." + format.name().toLowerCase(Locale.ROOT);
        DownloadHandler handler = event -> {
            event.setFileName(file);
            event.setContentType("application/octet-stream");
            try (OutputStream out = event.getOutputStream()) {
                receipts.export(notice.id(), format, locale, out);
            }
        };
        Anchor anchor = new Anchor(handler, "");
        anchor.add(new Button(getTranslation(key), VaadinIcon.DOWNLOAD_ALT.create()));
        anchor.getElement().setAttribute("download", true);
        return anchor;
    }

    private void withdraw(NoticeDetails notice) {
        Confirm.danger(
                getTranslation("kb.notice.withdraw.title"),
                getTranslation("kb.notice.withdraw.text"),
                getTranslation("kb.notice.withdraw"),
                () -> show(notices.withdraw(notice.id(), notice.version())));
    }

    private Div card(String title, List<Group> groups) {
        Div card = new Div(new H2(getTranslation(title)));
        card.addClassNames("zb-card", "zb-stack", "zb-stack-s");
        for (Group group : groups) {
            if (!group.name().isEmpty()) {
                card.add(new Span(group.name()));
            }
            card.add(NoticeWords.progress(this, group.progress()));
        }
        if (groups.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("kb.notice.nobody"));
            none.addClassName("zb-muted");
            card.add(none);
        }
        return card;
    }

    private Component people(List<Person> people) {
        Grid<Person> rows = Grids.dense(getTranslation("kb.notice.receipts"));
        rows.addComponentColumn(this::name)
                .setHeader(getTranslation("kb.notice.person"))
                .setWidth("200px")
                .setFlexGrow(2);
        rows.addComponentColumn(this::result).setHeader(getTranslation("kb.notice.result"));
        rows.addColumn(person -> person.readAt() == null ? "" : time.format(person.readAt()))
                .setHeader(getTranslation("kb.notice.read-at"))
                .setWidth("150px");
        rows.addColumn(person -> person.number() == null ? "" : person.number())
                .setHeader(getTranslation("kb.notice.version"));
        rows.addColumn(person -> person.attempts() == 0 ? "" : person.attempts())
                .setHeader(getTranslation("kb.notice.attempts"));
        rows.addColumn(Person::team).setHeader(getTranslation("kb.notice.teams"));
        rows.addColumn(person -> String.join(" · ", person.shops()))
                .setHeader(getTranslation("kb.notice.shops"))
                .setFlexGrow(3);
        Grids.finish(rows);
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.USERS, getTranslation("kb.notice.nobody"), getTranslation("kb.notice.nobody.text")));
        rows.setAllRowsVisible(true);
        rows.setItems(people);
        return rows;
    }

    private Component name(Person person) {
        Span number = new Span(person.staffNumber());
        number.addClassName("zb-muted");
        Div cell = new Div(new Span(person.name()), number);
        cell.addClassName("zb-row");
        if (!person.hasAccount()) {
            cell.add(new Badge(getTranslation("kb.notice.no-account"), Badge.Tone.NEUTRAL));
        }
        if (person.onLeave()) {
            cell.add(new Badge(getTranslation("kb.notice.on-leave"), Badge.Tone.NEUTRAL));
        }
        if (!person.asked()) {
            cell.add(new Badge(getTranslation("kb.notice.no-longer"), Badge.Tone.NEUTRAL));
        }
        return cell;
    }

    private Badge result(Person person) {
        if (person.read()) {
            return new Badge(getTranslation("kb.notice.field.done"), Badge.Tone.GOOD);
        }
        return new Badge(
                getTranslation(person.readAt() == null ? "kb.notice.unread" : "kb.notice.unread-again"),
                Badge.Tone.WARNING);
    }

    private Div text(NoticeDetails notice) {
        Div section = new Div(new H2(getTranslation("kb.notice.text")));
        section.addClassName("zb-section");
        if (!notice.content().changes().isEmpty()) {
            Paragraph changes = new Paragraph(notice.content().changes());
            changes.addClassName("zb-strong");
            section.add(changes);
        }
        section.add(new Html("<div class=\"zb-prose zb-card\">"
                + Markdown.toHtml(notice.content().text()) + "</div>"));
        return section;
    }
}
