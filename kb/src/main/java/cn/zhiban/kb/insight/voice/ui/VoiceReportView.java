package cn.zhiban.kb.insight.voice.ui;

import cn.zhiban.core.importing.ui.ImportDialogs;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.kb.insight.Figure;
import cn.zhiban.kb.insight.InsightFilter;
import cn.zhiban.kb.insight.InsightPermissions;
import cn.zhiban.kb.insight.Reach;
import cn.zhiban.kb.insight.ui.FigureTiles;
import cn.zhiban.kb.insight.ui.Filters;
import cn.zhiban.kb.insight.ui.InsightFilterBar;
import cn.zhiban.kb.insight.ui.Loading;
import cn.zhiban.kb.insight.voice.ConversationSheet;
import cn.zhiban.kb.insight.voice.Conversations;
import cn.zhiban.kb.insight.voice.VoiceInsight;
import cn.zhiban.kb.insight.voice.VoiceReport;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;

/** What buyers say most: by cause, over time, for each thousand conversations. */
@Route("kb/voice-report")
@Menu(order = 156, title = "kb.voice.report.title", icon = "vaadin:megaphone")
@RolesAllowed(InsightPermissions.READ)
class VoiceReportView extends Page implements BeforeEnterObserver {
    private static final String ROUTE = "kb/voice-report";
    private final transient Reach reach;
    private final transient VoiceInsight voice;
    private final transient VoiceCharts charts;
    private final transient Conversations conversations;
    private final transient ImportDialogs imports;
    private final transient Access access;
    private final transient CompanyTime time;
    private final Loading content = new Loading();

    VoiceReportView(
            Reach reach,
            VoiceInsight voice,
            VoiceCharts charts,
            Conversations conversations,
            ImportDialogs imports,
            Access access,
            CompanyTime time) {
        super("kb.voice.report.title");
        this.reach = reach;
        this.voice = voice;
        this.charts = charts;
        this.conversations = conversations;
        this.imports = imports;
        this.access = access;
        this.time = time;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Filters filters = Filters.of(event.getLocation().getQueryParameters());
        Reach.Choices choices = reach.choices();
        removeAll();
        PageHeader header =
                new PageHeader(getTranslation("kb.voice.report.title"), getTranslation("kb.voice.report.subtitle"));
        if (access.current().may(InsightPermissions.CONVERSATIONS)) {
            Button enter = new Button(
                    getTranslation("kb.voice.enter"),
                    VaadinIcon.PENCIL.create(),
                    _ -> new ConversationDialog(conversations, choices.shops(), time.today())
                            .open(() -> load(filters)));
            Button upload = new Button(
                    getTranslation("kb.voice.import"),
                    VaadinIcon.UPLOAD.create(),
                    _ -> imports.of(ConversationSheet.NAME).open());
            header.withActions(enter, upload);
        }
        add(header);
        add(new InsightFilterBar(choices, filters, true, time.today(), changed -> {
            changed.show(ROUTE);
            load(changed);
        }));
        add(content);
        load(filters);
    }

    private void load(Filters filters) {
        content.load(() -> report(filters.filter(time.today())));
    }

    private Component report(InsightFilter filter) {
        VoiceReport report = voice.report(filter);
        Div page = new Div(new FigureTiles(List.of(
                new Figure(
                        "kb.voice.figure.marks",
                        (double) report.marks(),
                        Figure.Unit.NUMBER,
                        (double) report.marksBefore(),
                        Figure.Better.NONE,
                        report.days().stream().map(day -> (double) day.marks()).toList(),
                        ""),
                new Figure(
                        "kb.voice.figure.per-thousand",
                        report.perThousand(),
                        Figure.Unit.PER_THOUSAND,
                        report.perThousandBefore(),
                        Figure.Better.LESS,
                        report.days().stream()
                                .map(VoiceReport.Day::perThousand)
                                .filter(Objects::nonNull)
                                .toList(),
                        ""),
                new Figure(
                        "kb.voice.figure.conversations",
                        (double) report.conversations(),
                        Figure.Unit.NUMBER,
                        (double) report.conversationsBefore(),
                        Figure.Better.NONE,
                        List.of(),
                        ""))));
        page.addClassName("zb-stack");
        if (report.missingDays() > 0 && filter.teamId() == null) {
            Paragraph missing = new Paragraph(getTranslation("kb.voice.missing", report.missingDays()));
            missing.addClassName("zb-note");
            page.add(missing);
        }
        Div cards = new Div(charts.cards(this, report, filter));
        cards.addClassName("zb-charts");
        page.add(cards);
        return page;
    }
}
