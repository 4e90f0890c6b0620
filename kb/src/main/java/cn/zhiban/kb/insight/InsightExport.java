package cn.zhiban.kb.insight;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.tabular.TableFormat;
import cn.zhiban.core.tabular.TableWriter;
import cn.zhiban.core.time.CompanyTime;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The tables of the dashboard as spreadsheets: the same rows for the same people as on the screen, all of them. */
@Service
public class InsightExport {
    private static final int PAGE = 500;
    private static final int MOST = 10_000;

    private final SearchInsight searches;
    private final ArticleInsight articles;
    private final GapInsight gaps;
    private final KeepingExport keeping;
    private final Organisation organisation;
    private final Translations translations;
    private final CompanyTime time;

    InsightExport(
            SearchInsight searches,
            ArticleInsight articles,
            GapInsight gaps,
            KeepingExport keeping,
            Organisation organisation,
            Translations translations,
            CompanyTime time) {
        this.searches = searches;
        this.articles = articles;
        this.gaps = gaps;
        this.keeping = keeping;
        this.organisation = organisation;
        this.translations = translations;
        this.time = time;
    }

    private interface Rows {
        void to(TableWriter writer) throws IOException;
    }

    /**
     * Writes a table as CSV or XLSX.
     *
     * @throws cn.zhiban.core.security.NotAllowed the actor may not see it on the screen either
     */
    public void write(InsightSheet sheet, InsightFilter filter, TableFormat format, Locale locale, OutputStream out)
            throws IOException {
        switch (sheet) {
            case SEARCHES -> slots(searches.overview(filter), locale, format, out);
            case SHOPS -> shops(searches.overview(filter), locale, format, out);
            case HOURS -> hours(searches.overview(filter), locale, format, out);
            case RANKS -> ranks(searches.overview(filter), locale, format, out);
            case MOST_COPIED -> mostCopied(filter, locale, format, out);
            case NEVER_USED -> idle(true, filter, locale, format, out);
            case ENDING -> idle(false, filter, locale, format, out);
            case GAPS -> clusters(filter, locale, format, out);
            case VERIFICATION -> table(keeping.verification(filter, locale), locale, format, out);
            case FEEDBACK -> table(keeping.feedback(filter, locale), locale, format, out);
            case REDLINES -> table(keeping.redlines(filter), locale, format, out);
            case SCRIPTS -> table(keeping.scripts(filter), locale, format, out);
        }
    }

    private void slots(SearchOverview overview, Locale locale, TableFormat format, OutputStream out)
            throws IOException {
        List<String> heads = tallyHeads(overview.hourly() ? "kb.insight.col.hour" : "kb.insight.col.day");
        heads.add("kb.insight.col.median");
        heads.add("kb.insight.col.p90");
        table(out, format, locale, heads, writer -> {
            for (SearchSlot slot : overview.slots()) {
                List<String> cells = tally(
                        overview.hourly()
                                ? slot.start().toString().replace('T', ' ')
                                : slot.start().toLocalDate().toString(),
                        slot.tally());
                cells.add(number(slot.median()));
                cells.add(number(slot.p90()));
                writer.row(cells);
            }
        });
    }

    private void shops(SearchOverview overview, Locale locale, TableFormat format, OutputStream out)
            throws IOException {
        table(out, format, locale, tallyHeads("kb.insight.col.shop"), writer -> {
            for (SearchOverview.ShopTally shop : overview.shops()) {
                Long id = shop.shopId();
                writer.row(
                        tally(id == null ? text("kb.insight.without-shop", locale) : names(List.of(id)), shop.tally()));
            }
        });
    }

    private void hours(SearchOverview overview, Locale locale, TableFormat format, OutputStream out)
            throws IOException {
        table(out, format, locale, tallyHeads("kb.insight.col.hour"), writer -> {
            for (int hour = 0; hour < overview.hours().size(); hour++) {
                writer.row(tally(String.valueOf(hour), overview.hours().get(hour)));
            }
        });
    }

    private void ranks(SearchOverview overview, Locale locale, TableFormat format, OutputStream out)
            throws IOException {
        table(out, format, locale, List.of("kb.insight.col.rank", "kb.insight.col.copies"), writer -> {
            for (int i = 0; i < overview.ranks().size(); i++) {
                writer.row(List.of(
                        text("kb.insight.rank." + SearchOverview.RANKS.get(i), locale),
                        String.valueOf(overview.ranks().get(i))));
            }
        });
    }

    private void mostCopied(InsightFilter filter, Locale locale, TableFormat format, OutputStream out)
            throws IOException {
        List<String> heads = List.of(
                "kb.insight.col.article",
                "kb.insight.col.kind",
                "kb.insight.client",
                "kb.insight.col.copies",
                "kb.insight.col.opens",
                "kb.insight.col.average-rank");
        table(out, format, locale, heads, writer -> {
            for (ArticleInsight.Use use : articles.mostCopied(filter, MOST)) {
                writer.row(List.of(
                        use.title(),
                        text("kb.kind." + use.kind(), locale),
                        use.client() == null ? "" : use.client(),
                        String.valueOf(use.copies()),
                        String.valueOf(use.opens()),
                        number(use.rank())));
            }
        });
    }

    private void idle(boolean unused, InsightFilter filter, Locale locale, TableFormat format, OutputStream out)
            throws IOException {
        List<String> heads = List.of(
                "kb.insight.col.article",
                "kb.insight.col.kind",
                "kb.insight.client",
                "kb.insight.col.created",
                "kb.insight.col.last-copied",
                "kb.insight.col.valid-to");
        // before the file begins, so that who may not see it gets an answer that says so
        List<ArticleInsight.Idle> first = page(unused, filter, 0);
        table(out, format, locale, heads, writer -> {
            List<ArticleInsight.Idle> page = first;
            for (int offset = 0; !page.isEmpty(); page = page(unused, filter, offset)) {
                for (ArticleInsight.Idle idle : page) {
                    writer.row(List.of(
                            idle.title(),
                            text("kb.kind." + idle.kind(), locale),
                            idle.client() == null ? "" : idle.client(),
                            moment(idle.createdAt()),
                            moment(idle.lastCopiedAt()),
                            moment(idle.validTo())));
                }
                offset += page.size();
            }
        });
    }

    private List<ArticleInsight.Idle> page(boolean unused, InsightFilter filter, int offset) {
        return unused ? articles.unused(filter, offset, PAGE) : articles.ending(filter, offset, PAGE);
    }

    private void clusters(InsightFilter filter, Locale locale, TableFormat format, OutputStream out)
            throws IOException {
        List<GapCluster> clusters = gaps.clusters(filter);
        List<String> heads = List.of(
                "kb.insight.col.question",
                "kb.insight.col.others",
                "kb.insight.col.times",
                "kb.insight.col.shop",
                "kb.insight.col.owner",
                "kb.insight.col.due",
                "kb.insight.col.last");
        table(out, format, locale, heads, writer -> {
            for (GapCluster cluster : clusters) {
                writer.row(List.of(
                        cluster.question(),
                        String.join("\n", cluster.others()),
                        String.valueOf(cluster.times()),
                        names(cluster.shopIds()),
                        cluster.ownerName() == null ? "" : cluster.ownerName(),
                        moment(cluster.dueAt()),
                        moment(cluster.lastAt())));
            }
        });
    }

    private void table(KeepingExport.Table table, Locale locale, TableFormat format, OutputStream out)
            throws IOException {
        table(out, format, locale, table.heads(), writer -> {
            for (List<String> row : table.rows()) {
                writer.row(row);
            }
        });
    }

    private void table(OutputStream out, TableFormat format, Locale locale, List<String> headKeys, Rows rows)
            throws IOException {
        List<String> heads = headKeys.stream().map(key -> text(key, locale)).toList();
        try (TableWriter writer = format == TableFormat.CSV
                ? TableWriter.csv(out, heads)
                : TableWriter.xlsx(out, text("kb.insight.title", locale), heads)) {
            rows.to(writer);
        }
    }

    private static List<String> tallyHeads(String first) {
        return new ArrayList<>(List.of(
                first,
                "kb.insight.col.searches",
                "kb.insight.col.zero",
                "kb.insight.col.unused",
                "kb.insight.col.opens",
                "kb.insight.col.copies"));
    }

    private static List<String> tally(String first, SearchTally tally) {
        List<String> cells = new ArrayList<>(List.of(first));
        Arrays.stream(new long[] {tally.searches(), tally.zero(), tally.unused(), tally.opens(), tally.copies()})
                .mapToObj(String::valueOf)
                .forEach(cells::add);
        return cells;
    }

    private String names(Collection<Long> shops) {
        return organisation.shopsById(shops).stream().map(ShopRef::name).collect(Collectors.joining(", "));
    }

    private String moment(@Nullable Instant instant) {
        return instant == null ? "" : time.format(instant);
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.1f", value);
    }

    private String text(String key, Locale locale) {
        return translations.getTranslation(key, locale);
    }
}
