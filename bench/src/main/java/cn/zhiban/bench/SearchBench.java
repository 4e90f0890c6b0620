package cn.zhiban.bench;

import cn.zhiban.bench.QuestionSet.Article;
import cn.zhiban.bench.QuestionSet.Query;
import cn.zhiban.core.security.Access;
import cn.zhiban.kb.search.SearchHit;
import cn.zhiban.kb.search.SearchQuery;
import cn.zhiban.kb.search.SearchService;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Relevance and speed of search, through the product's own import and search, beside what a company would use instead:
 * Lucene's smartcn analyser, Lucene's CJK pairs, and MariaDB's LIKE. All in one run on one machine.
 */
final class SearchBench {
    /** An empty answer is none; the sets have questions only. */
    private static final String HEADER = "external_id,kind,title,similar_questions";

    private static final int WARM_UP = 300;
    private static final int QUERIES_AT_SCALE = 2_000;

    /**
     * What to measure.
     *
     * @param data folders with a set of questions each
     * @param scale number of articles for the speed at scale, or 0
     */
    record Options(List<Path> data, int scale) {
        static Options parse(List<String> arguments) {
            List<Path> data = new ArrayList<>();
            int scale = 0;
            for (int i = 0; i + 1 < arguments.size(); i += 2) {
                switch (arguments.get(i)) {
                    case "--data" -> data.add(Path.of(arguments.get(i + 1)));
                    case "--scale" -> scale = Integer.parseInt(arguments.get(i + 1));
                    default -> throw new IllegalArgumentException("unknown option " + arguments.get(i));
                }
            }
            return new Options(data, scale);
        }
    }

    private interface Ranker {
        List<String> find(String text) throws Exception;
    }

    private final Options options;

    SearchBench(Options options) {
        this.options = options;
    }

    void run() throws Exception {
        for (Path folder : options.data()) {
            relevance(QuestionSet.read(folder));
        }
        if (options.scale() > 0) {
            speed(QuestionSet.read(options.data().getFirst()), options.scale());
        }
    }

    private void relevance(QuestionSet set) throws Exception {
        System.out.printf(
                "%n## %s: %,d articles, %,d questions%n%n%s%n",
                set.name(), set.articles().size(), set.queries().size(), Scores.HEADER);
        try (LuceneBaseline smartcn = new LuceneBaseline(new SmartChineseAnalyzer(), set);
                LuceneBaseline pairs = new LuceneBaseline(new CJKAnalyzer(), set);
                RunningSuite suite = new RunningSuite()) {
            measure("Lucene smartcn", set, smartcn::find);
            measure("Lucene CJK pairs", set, pairs::find);
            String imported = load(suite, set.articles());
            JdbcTemplate jdbc = suite.bean(JdbcTemplate.class);
            measure("MariaDB LIKE", set, text -> like(jdbc, text));
            measure("**Zhiban**", set, product(suite));
            System.out.printf("%n%s%n", imported);
        }
    }

    private void speed(QuestionSet set, int articles) throws Exception {
        System.out.printf("%n## Speed at %,d articles made of %s, one caller, in process%n%n", articles, set.name());
        try (RunningSuite suite = new RunningSuite()) {
            String imported = load(suite, multiply(set, articles));
            Ranker product = product(suite);
            Random random = new Random(7);
            long[] nanos = new long[QUERIES_AT_SCALE];
            for (int i = -WARM_UP; i < nanos.length; i++) {
                String text =
                        set.queries().get(random.nextInt(set.queries().size())).text();
                long start = System.nanoTime();
                product.find(text);
                if (i >= 0) {
                    nanos[i] = System.nanoTime() - start;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "| articles | searches | p50 ms | p95 ms | p99 ms |%n|---|---|---|---|---|%n| %,d | %,d | %.1f | %.1f | %.1f |%n%n%s%n",
                    articles,
                    nanos.length,
                    Scores.percentile(nanos, nanos.length, 0.50),
                    Scores.percentile(nanos, nanos.length, 0.95),
                    Scores.percentile(nanos, nanos.length, 0.99),
                    imported);
        }
    }

    private static void measure(String name, QuestionSet set, Ranker ranker) throws Exception {
        for (Query query :
                set.queries().subList(0, Math.min(WARM_UP, set.queries().size()))) {
            ranker.find(query.text());
        }
        Scores scores = new Scores(name, set.queries().size());
        for (Query query : set.queries()) {
            long start = System.nanoTime();
            List<String> found = ranker.find(query.text());
            scores.add(found, set.answers().getOrDefault(query.id(), ""), System.nanoTime() - start);
        }
        System.out.println(scores.row());
    }

    private static Ranker product(RunningSuite suite) {
        SearchService search = suite.bean(SearchService.class);
        Access access = suite.bean(Access.class);
        return text -> access.callAs(access.system(), () -> search.search(SearchQuery.of(text))).hits().stream()
                .map(SearchHit::externalId)
                .toList();
    }

    private static List<String> like(JdbcTemplate jdbc, String text) {
        String pattern = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return jdbc.queryForList(
                "SELECT a.external_id FROM kb_article a JOIN kb_article_version v ON v.id = a.published_version_id"
                        + " WHERE v.content LIKE ? LIMIT 10",
                String.class,
                pattern);
    }

    private static String load(RunningSuite suite, List<Article> articles) throws Exception {
        Path csv = Files.createTempFile(Path.of("bench", "target"), "articles", ".csv");
        write(csv, articles);
        long start = System.nanoTime();
        JsonNode result = suite.importArticles(csv);
        double imported = (System.nanoTime() - start) / 1e9;
        awaitIndex(suite.bean(JdbcTemplate.class));
        double indexed = (System.nanoTime() - start) / 1e9;
        // the counts of words that ranking uses follow within seconds
        Thread.sleep(8_000);
        Files.delete(csv);
        return String.format(
                Locale.ROOT,
                "Import of %,d rows: %.1f s (created %s, errors %d), all of them indexed after %.1f s.",
                articles.size(),
                imported,
                result.get("created"),
                result.get("errors").size(),
                indexed);
    }

    private static void awaitIndex(JdbcTemplate jdbc) throws InterruptedException {
        Integer waiting = 1;
        while (waiting != null && waiting > 0) {
            Thread.sleep(100);
            waiting = jdbc.queryForObject("SELECT COUNT(*) FROM hsearch_outbox_event", Integer.class);
        }
    }

    private static void write(Path csv, List<Article> articles) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(csv)) {
            writer.write(HEADER + "\n");
            for (Article article : articles) {
                writer.write(String.join(
                                ",",
                                quoted(article.id()),
                                "faq",
                                quoted(article.title()),
                                quoted(String.join("\n", article.similar())))
                        + "\n");
            }
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** As many articles as wanted: each is one of the set with the characters of one of its questions varied. */
    private static List<Article> multiply(QuestionSet set, int wanted) {
        Random random = new Random(11);
        List<Article> articles = new ArrayList<>(set.articles());
        while (articles.size() < wanted) {
            Article source = set.articles().get(random.nextInt(set.articles().size()));
            Article other = set.articles().get(random.nextInt(set.articles().size()));
            String tail = other.title().substring(other.title().length() / 2);
            String title = source.title().substring(0, (source.title().length() + 1) / 2) + tail;
            articles.add(new Article(
                    "X" + articles.size(),
                    title,
                    source.similar().stream().map(one -> one + tail).toList()));
        }
        return articles.subList(0, wanted);
    }
}
