package cn.zhiban.kb.search;

import cn.zhiban.kb.article.ArticleQuestions;
import cn.zhiban.kb.search.analysis.Concepts;
import cn.zhiban.kb.search.analysis.QueryPlanner;
import cn.zhiban.kb.search.analysis.Rescorer;
import cn.zhiban.kb.search.analysis.TermStatistics;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Knows how common characters and words are in the questions of published articles. Ranking weighs rare ones more. It is
 * counted at start and again when articles have changed; between two counts a search works with the older one.
 */
@Component
class QuestionStatistics implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(QuestionStatistics.class);
    private static final int LOOK_EVERY_SECONDS = 5;

    /** Planner and rescorer that work with the same counts. */
    record Ranking(QueryPlanner planner, Rescorer rescorer) {}

    private final ArticleQuestions questions;
    private final Concepts concepts = Concepts.standard();
    private volatile Ranking ranking = with(TermStatistics.empty());
    private volatile String countedState = "";
    private volatile @Nullable ScheduledExecutorService timer;

    QuestionStatistics(ArticleQuestions questions) {
        this.questions = questions;
    }

    Ranking ranking() {
        return ranking;
    }

    /** Counts if something has changed since the last count. */
    final void refresh() {
        String state = questions.state();
        if (!state.equals(countedState)) {
            TermStatistics.Builder builder = TermStatistics.builder(concepts);
            questions.forEachPublished(builder::add);
            ranking = with(builder.build());
            countedState = state;
        }
    }

    private Ranking with(TermStatistics statistics) {
        return new Ranking(new QueryPlanner(statistics, concepts), new Rescorer(statistics, concepts));
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("search-statistics").daemon().factory());
        timer = started;
        started.scheduleWithFixedDelay(this::refreshSafely, 0, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void refreshSafely() {
        try {
            refresh();
        } catch (RuntimeException e) {
            // an exception would end the timer for good
            log.warn("cannot count questions", e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        timer = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
