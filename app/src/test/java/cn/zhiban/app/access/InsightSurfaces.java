package cn.zhiban.app.access;

import cn.zhiban.core.tabular.TableFormat;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.insight.ArticleInsight;
import cn.zhiban.kb.insight.CareInsight;
import cn.zhiban.kb.insight.FeedbackInsight;
import cn.zhiban.kb.insight.GapInsight;
import cn.zhiban.kb.insight.InsightExport;
import cn.zhiban.kb.insight.InsightFilter;
import cn.zhiban.kb.insight.InsightSheet;
import cn.zhiban.kb.insight.MorningService;
import cn.zhiban.kb.insight.Reach;
import cn.zhiban.kb.insight.RedlineInsight;
import cn.zhiban.kb.insight.ScriptInsight;
import cn.zhiban.kb.insight.SearchInsight;
import cn.zhiban.kb.insight.voice.CauseService;
import cn.zhiban.kb.insight.voice.VoiceExport;
import cn.zhiban.kb.insight.voice.VoiceInsight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Places that show figures, and what stands behind them; each is asked for everything, each client and each shop. */
final class InsightSurfaces {
    private static final int MANY = 10_000;

    private InsightSurfaces() {}

    static List<Surface> all() {
        List<Surface> surfaces = new ArrayList<>(List.of(
                surface("filters of figures", Reach.class, (reach, _) -> reach.choices()),
                surface(
                        "searches behind figures",
                        SearchInsight.class,
                        (insight, filter) -> insight.searches(filter, null, null, SearchInsight.Outcome.ALL, MANY)),
                surface(
                        "answers copied most",
                        ArticleInsight.class,
                        (articles, filter) -> articles.mostCopied(filter, MANY)),
                surface("clusters of gaps", GapInsight.class, (gaps, filter) -> gaps.clusters(filter)),
                surface("verification", CareInsight.class, (care, filter) -> care.rows(filter, null, MANY)),
                surface("feedback", FeedbackInsight.class, (feedback, filter) -> feedback.list(filter)),
                surface(
                        "red lines met",
                        RedlineInsight.class,
                        (redlines, filter) -> redlines.rules(filter).stream()
                                .map(met -> met + "" + redlines.hits(filter, met.rule(), MANY))
                                .toList()),
                surface("ways through scripts", ScriptInsight.class, (scripts, filter) -> scripts.scripts(filter)),
                new Surface(
                        "steps of scripts",
                        (_, world) -> Surface.tried(
                                world.articles,
                                id -> world.bean(ScriptInsight.class).steps(week(world, null, null), id))),
                surface("morning list", MorningService.class, (morning, _) -> morning.lines(MANY)),
                surface("causes", CauseService.class, (causes, _) -> causes.list(true)),
                surface(
                        "what buyers say",
                        VoiceInsight.class,
                        (voice, filter) -> voice.report(filter) + "" + voice.marks(filter, null, null, MANY)),
                surface(
                        "what buyers say, exported",
                        VoiceExport.class,
                        (voice, filter) -> written(out -> {
                            voice.causes(filter, TableFormat.CSV, Locale.ENGLISH, out);
                            voice.marks(filter, TableFormat.CSV, Locale.ENGLISH, out);
                        })),
                new Surface(
                        "REST voice",
                        (visitor, world) -> Surface.tried(
                                Surface.shops(world), shop -> Surface.get(visitor, "/api/v1/kb/voice?shop=" + shop)))));
        Arrays.stream(InsightSheet.values())
                .filter(sheet -> SHOWING_NAMES.contains(sheet))
                .map(sheet -> surface(
                        "exported " + sheet,
                        InsightExport.class,
                        (export, filter) ->
                                written(out -> export.write(sheet, filter, TableFormat.CSV, Locale.ENGLISH, out))))
                .forEach(surfaces::add);
        return surfaces;
    }

    /** The others are numbers by hour, rank or day; nothing runs out in these worlds. */
    private static final List<InsightSheet> SHOWING_NAMES = List.of(
            InsightSheet.SHOPS,
            InsightSheet.MOST_COPIED,
            InsightSheet.GAPS,
            InsightSheet.VERIFICATION,
            InsightSheet.FEEDBACK,
            InsightSheet.REDLINES,
            InsightSheet.SCRIPTS);

    private interface Shown<T> {
        Object of(T service, InsightFilter filter);
    }

    private static <T> Surface surface(String name, Class<T> service, Shown<T> shown) {
        return new Surface(name, (_, world) -> {
            List<InsightFilter> filters = new ArrayList<>(List.of(week(world, null, null)));
            world.shopsOfClient.forEach((client, shops) -> {
                filters.add(week(world, client, null));
                shops.forEach(shop -> filters.add(week(world, null, shop)));
            });
            return Surface.tried(filters, filter -> shown.of(world.bean(service), filter));
        });
    }

    private static InsightFilter week(KnowledgeWorld world, @Nullable Long client, @Nullable Long shop) {
        InsightFilter week =
                InsightFilter.lastDays(world.bean(CompanyTime.class).today(), 7);
        return new InsightFilter(week.from(), week.to(), client, shop, null);
    }

    private static String written(Surface.Export export) {
        try {
            return Surface.exported(export);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
