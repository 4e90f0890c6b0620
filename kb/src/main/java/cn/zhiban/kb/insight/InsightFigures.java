package cn.zhiban.kb.insight;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.insight.Figure.Better;
import cn.zhiban.kb.insight.Figure.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;

/** The numbers at the top of the dashboard, of all features that bring some. */
@Service
public class InsightFigures {
    private final List<FigureSource> sources;
    private final Reach reach;

    InsightFigures(List<FigureSource> sources, Reach reach) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(FigureSource::order))
                .toList();
        this.reach = reach;
    }

    /** All numbers that the actor may see, but those of searches, which come with their overview. */
    public List<Figure> others(InsightFilter filter) {
        reach.require();
        return sources.stream()
                .flatMap(source -> source.figures(filter).stream())
                .toList();
    }

    /** The numbers of searches. */
    public static List<Figure> of(SearchOverview overview) {
        SearchTally now = overview.now();
        SearchTally before = overview.before();
        return List.of(
                new Figure(
                        "kb.insight.figure.searches",
                        (double) now.searches(),
                        Unit.NUMBER,
                        (double) before.searches(),
                        Better.NONE,
                        trend(overview, slot -> (double) slot.tally().searches()),
                        "#course"),
                new Figure(
                        "kb.insight.figure.copy-rate",
                        rate(now, now.copies()),
                        Unit.SHARE,
                        rate(before, before.copies()),
                        Better.MORE,
                        trend(overview, slot -> slot.tally().share(slot.tally().copies())),
                        "#course"),
                new Figure(
                        "kb.insight.figure.zero",
                        rate(now, now.zero()),
                        Unit.SHARE,
                        rate(before, before.zero()),
                        Better.LESS,
                        trend(overview, slot -> slot.tally().share(slot.tally().zero())),
                        "#outcomes"),
                new Figure(
                        "kb.insight.figure.unused",
                        rate(now, now.unused()),
                        Unit.SHARE,
                        rate(before, before.unused()),
                        Better.LESS,
                        trend(overview, slot -> slot.tally().share(slot.tally().unused())),
                        "#outcomes"),
                new Figure(
                        "kb.insight.figure.median",
                        overview.waiting().median(),
                        Unit.SECONDS,
                        overview.waitBefore().median(),
                        Better.LESS,
                        trend(overview, SearchSlot::median),
                        "#waits"),
                new Figure(
                        "kb.insight.figure.p90",
                        overview.waiting().p90(),
                        Unit.SECONDS,
                        overview.waitBefore().p90(),
                        Better.LESS,
                        trend(overview, SearchSlot::p90),
                        "#waits"));
    }

    private static @Nullable Double rate(SearchTally tally, long part) {
        return tally.searches() == 0 ? null : tally.share(part);
    }

    private static List<Double> trend(SearchOverview overview, Function<SearchSlot, @Nullable Double> value) {
        return overview.slots().stream()
                .map(slot -> {
                    Double one = value.apply(slot);
                    return one == null ? 0.0 : one;
                })
                .toList();
    }

    /** What this feature itself knows of gaps and articles. */
    @Configuration(proxyBeanMethods = false)
    static class Sources {
        @Bean
        FigureSource gapFigures(GapInsight gaps, Access access) {
            return source(200, access, actor -> actor.may(InsightPermissions.READ), filter -> {
                GapInsight.Open open = gaps.open(filter);
                return List.of(
                        number("kb.insight.figure.gaps", open.clusters(), "#gaps"),
                        number("kb.insight.figure.gaps-overdue", open.overdue(), "#gaps"));
            });
        }

        @Bean
        FigureSource articleFigures(ArticleInsight articles, Access access) {
            return source(
                    300,
                    access,
                    actor -> actor.may(InsightPermissions.READ),
                    filter -> List.of(
                            new Figure(
                                    "kb.insight.figure.never-used",
                                    share(articles.unusedCount(filter), articles.liveCount(filter)),
                                    Unit.SHARE,
                                    null,
                                    Better.LESS,
                                    List.of(),
                                    "#never-used"),
                            number("kb.insight.figure.ending", articles.endingCount(filter), "#ending")));
        }

        private static @Nullable Double share(int part, int whole) {
            return whole == 0 ? null : (double) part / whole;
        }

        private static Figure number(String name, int value, String link) {
            return new Figure(name, (double) value, Unit.NUMBER, null, Better.LESS, List.of(), link);
        }

        private static FigureSource source(
                int order, Access access, Predicate<Actor> allowed, Function<InsightFilter, List<Figure>> figures) {
            return new FigureSource() {
                @Override
                public int order() {
                    return order;
                }

                @Override
                public List<Figure> figures(InsightFilter filter) {
                    return allowed.test(access.current()) ? figures.apply(filter) : List.of();
                }
            };
        }
    }
}
