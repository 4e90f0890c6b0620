package cn.zhiban.kb.insight;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.time.CompanyTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables on how knowledge is kept, row by row: verification, feedback, red lines, scripts. */
@Component
class KeepingExport {
    private static final int MOST = 20_000;

    private final CareInsight care;
    private final FeedbackInsight feedback;
    private final RedlineInsight redlines;
    private final ScriptInsight scripts;
    private final Organisation organisation;
    private final Translations translations;
    private final CompanyTime time;

    KeepingExport(
            CareInsight care,
            FeedbackInsight feedback,
            RedlineInsight redlines,
            ScriptInsight scripts,
            Organisation organisation,
            Translations translations,
            CompanyTime time) {
        this.care = care;
        this.feedback = feedback;
        this.redlines = redlines;
        this.scripts = scripts;
        this.organisation = organisation;
        this.translations = translations;
        this.time = time;
    }

    /** Keys of the headings, and the rows. */
    record Table(List<String> heads, List<List<String>> rows) {}

    Table verification(InsightFilter filter, Locale locale) {
        return new Table(
                List.of(
                        "kb.insight.col.article",
                        "kb.insight.col.kind",
                        "kb.insight.col.state",
                        "kb.insight.col.owner",
                        "kb.insight.col.verified",
                        "kb.insight.col.due"),
                care.rows(filter, null, MOST).stream()
                        .map(row -> List.of(
                                row.title(),
                                text("kb.kind." + row.kind(), locale),
                                text("kb.insight.care." + row.state(), locale),
                                row.owner() == null ? "" : row.owner(),
                                moment(row.verifiedAt()),
                                moment(row.dueAt())))
                        .toList());
    }

    Table feedback(InsightFilter filter, Locale locale) {
        return new Table(
                List.of(
                        "kb.insight.col.at",
                        "kb.insight.col.article",
                        "kb.insight.col.reason",
                        "kb.insight.col.detail",
                        "kb.insight.col.shop",
                        "kb.insight.col.due",
                        "kb.insight.col.closed",
                        "kb.insight.col.hours"),
                feedback.list(filter).stream()
                        .map(said -> List.of(
                                moment(said.at()),
                                said.title(),
                                said.reason().isEmpty() ? "" : text("kb.lifecycle.reason." + said.reason(), locale),
                                said.detail(),
                                shop(said.shopId()),
                                moment(said.dueAt()),
                                moment(said.closedAt()),
                                said.hours() == null ? "" : String.format(Locale.ROOT, "%.1f", said.hours())))
                        .toList());
    }

    Table redlines(InsightFilter filter) {
        return new Table(
                List.of(
                        "kb.insight.col.rule",
                        "kb.insight.col.message",
                        "kb.insight.action.BLOCKED",
                        "kb.insight.action.REPLACED",
                        "kb.insight.action.WARNED"),
                redlines.rules(filter).stream()
                        .map(met -> List.of(
                                met.rule(),
                                met.message(),
                                String.valueOf(met.blocked()),
                                String.valueOf(met.replaced()),
                                String.valueOf(met.warned())))
                        .toList());
    }

    /** A row for each step of each script. */
    Table scripts(InsightFilter filter) {
        return new Table(
                List.of(
                        "kb.insight.col.script",
                        "kb.insight.col.runs",
                        "kb.insight.col.within",
                        "kb.insight.col.step",
                        "kb.insight.col.entered",
                        "kb.insight.col.copies",
                        "kb.insight.col.left",
                        "kb.insight.col.finished"),
                scripts.scripts(filter).stream()
                        .flatMap(runs -> scripts.steps(filter, runs.articleId()).stream()
                                .map(step -> List.of(
                                        runs.title(),
                                        String.valueOf(runs.times()),
                                        step.script(),
                                        step.step(),
                                        String.valueOf(step.entered()),
                                        String.valueOf(step.copied()),
                                        String.valueOf(step.left()),
                                        String.valueOf(step.finished()))))
                        .toList());
    }

    private String shop(@Nullable Long id) {
        return id == null
                ? ""
                : organisation.shopsById(List.of(id)).stream()
                        .map(ShopRef::name)
                        .collect(Collectors.joining());
    }

    private String moment(@Nullable Instant instant) {
        return instant == null ? "" : time.format(instant);
    }

    private String text(String key, Locale locale) {
        return translations.getTranslation(key, locale);
    }
}
