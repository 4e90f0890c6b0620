package cn.zhiban.bench;

import cn.zhiban.core.security.Access;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.RedlineDraft;
import cn.zhiban.kb.redline.RedlineFilter;
import cn.zhiban.kb.redline.RedlineRule;
import cn.zhiban.kb.redline.RedlineService;
import cn.zhiban.kb.redline.match.RedlineMatcher;
import cn.zhiban.kb.redline.match.RuleKind;
import cn.zhiban.kb.redline.match.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Recall, false alarms and speed of the red lines beside what a company would write itself: a loop of
 * {@code String.contains}, and regular expressions that allow blanks. All get the same rules and the same allowed wordings do not
 * help the other two. Needs the sentences of kb's tests, so it runs in the folder of the sources.
 */
final class RedlineBench {
    private static final Path LABELS = Path.of("kb", "src", "test", "resources", "redline");
    private static final int RULES = 5_000;
    private static final int LENGTH = 1_000;
    private static final int TEXTS = 200;
    /** The large expression takes its time. */
    private static final int FEW_TEXTS = 5;

    private static final int ROUNDS = 10;
    private static final int FIRST = 0x4E00;
    private static final int COMMON = 3_000;

    /** A labelled sentence; no family = clean. */
    private record Sentence(String platform, String industry, String family, String text) {}

    private interface Checker {
        /** Codes of the rules that the text crosses. */
        List<String> check(Sentence sentence);
    }

    private final int rules;

    RedlineBench(int rules) {
        this.rules = rules;
    }

    static int rules(List<String> options) {
        return options.size() == 2 && options.getFirst().equals("--rules") ? Integer.parseInt(options.get(1)) : RULES;
    }

    void run() throws Exception {
        List<RedlineDraft> drafts;
        try (RunningSuite suite = new RunningSuite()) {
            Access access = suite.bean(Access.class);
            RedlineService service = suite.bean(RedlineService.class);
            drafts = access.callAs(access.system(), () -> service.list(RedlineFilter.NONE, 0, RULES)).stream()
                    .map(RedlineRule::content)
                    .filter(rule -> rule.severity() != Severity.HINT)
                    .toList();
        }
        quality(drafts);
        speed(drafts);
    }

    private static void quality(List<RedlineDraft> drafts) throws IOException {
        RedlineMatcher matcher =
                new RedlineMatcher(drafts.stream().map(RedlineDraft::terms).toList());
        Map<String, Pattern> expressions = drafts.stream()
                .filter(rule -> rule.kind() == RuleKind.WORDS)
                .collect(Collectors.toMap(
                        RedlineDraft::code, rule -> expression(rule.terms().words())));
        System.out.printf(
                "%n## Red lines: recall and false alarms, %d rules of %d words%n%n| checker | half | disguised | recall | clean | false alarms |%n|---|---|---|---|---|---|%n",
                drafts.size(),
                drafts.stream().mapToInt(rule -> rule.words().size()).sum());
        for (String half : List.of("dev", "held")) {
            row("String.contains", half, sentence -> contained(drafts, sentence));
            row("regular expressions", half, sentence -> matched(drafts, expressions, sentence));
            row("**Zhiban**", half, sentence -> found(matcher, drafts, sentence));
        }
    }

    /** Blanks between the characters allowed, upper and lower case alike: what people write who thought of disguises. */
    private static Pattern expression(List<String> words) {
        return Pattern.compile(
                words.stream()
                        .map(word -> word.codePoints()
                                .mapToObj(c -> Pattern.quote(Character.toString(c)))
                                .collect(Collectors.joining("\\s*")))
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static void row(String name, String half, Checker checker) throws IOException {
        List<Sentence> disguised = read("disguised-" + half + ".tsv");
        List<Sentence> clean = read("clean-" + half + ".tsv");
        long found = disguised.stream()
                .filter(one -> checker.check(one).stream().anyMatch(code -> code.startsWith(one.family() + "-")))
                .count();
        long alarms =
                clean.stream().filter(one -> !checker.check(one).isEmpty()).count();
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %,d | %.4f | %,d | %.4f |%n",
                name,
                half,
                disguised.size(),
                (double) found / disguised.size(),
                clean.size(),
                (double) alarms / clean.size());
    }

    private static List<String> found(RedlineMatcher matcher, List<RedlineDraft> drafts, Sentence sentence) {
        BitSet active = new BitSet();
        for (int i = 0; i < drafts.size(); i++) {
            active.set(i, holds(drafts.get(i), sentence));
        }
        return matcher.find(sentence.text(), active).stream()
                .map(one -> drafts.get(one.rule()).code())
                .toList();
    }

    private static List<String> contained(List<RedlineDraft> drafts, Sentence sentence) {
        return drafts.stream()
                .filter(rule -> rule.kind() == RuleKind.WORDS && holds(rule, sentence))
                .filter(rule -> rule.terms().words().stream().anyMatch(sentence.text()::contains))
                .map(RedlineDraft::code)
                .toList();
    }

    private static List<String> matched(
            List<RedlineDraft> drafts, Map<String, Pattern> expressions, Sentence sentence) {
        return drafts.stream()
                .filter(rule -> rule.kind() == RuleKind.WORDS && holds(rule, sentence))
                .map(RedlineDraft::code)
                .filter(code -> Objects.requireNonNull(expressions.get(code))
                        .matcher(sentence.text())
                        .find())
                .toList();
    }

    private static boolean holds(RedlineDraft rule, Sentence sentence) {
        return (rule.platforms().isEmpty()
                        || rule.platforms().stream().anyMatch(one -> one.name().equalsIgnoreCase(sentence.platform())))
                && (rule.industries().isEmpty() || rule.industries().contains(sentence.industry()));
    }

    private void speed(List<RedlineDraft> drafts) throws IOException {
        List<Terms> terms = new ArrayList<>();
        drafts.forEach(rule -> terms.add(rule.terms()));
        Random random = new Random(5);
        while (terms.size() < rules) {
            boolean homophones = terms.size() % 20 == 0;
            terms.add(new Terms(RuleKind.WORDS, List.of(word(random)), List.of(), List.of(), homophones));
        }
        List<String> texts = texts(random);
        long start = System.nanoTime();
        RedlineMatcher matcher = new RedlineMatcher(terms);
        double building = (System.nanoTime() - start) / 1e6;
        BitSet all = new BitSet();
        all.set(0, terms.size());
        List<String> words = terms.stream()
                .filter(one -> one.kind() == RuleKind.WORDS)
                .flatMap(one -> one.words().stream())
                .toList();
        Pattern pattern = expression(words);
        System.out.printf(
                Locale.ROOT,
                "%n## Red lines: ms for %,d characters, %,d rules (%,d words), built in %.0f ms%n%n| checker | p50 | p95 | p99 |%n|---|---|---|---|%n",
                LENGTH,
                terms.size(),
                words.size(),
                building);
        time(
                "String.contains",
                texts,
                text -> words.stream().filter(text::contains).count());
        time(
                "one regular expression",
                texts,
                text -> pattern.matcher(text).results().count());
        time("**Zhiban**", texts, text -> matcher.find(text, all).size());
    }

    private interface Work {
        long on(String text);
    }

    private static void time(String name, List<String> texts, Work work) {
        long[] nanos = new long[texts.size() * ROUNDS];
        long found = 0;
        for (int round = -ROUNDS / 2; round < ROUNDS; round++) {
            for (int i = 0; i < texts.size(); i++) {
                long start = System.nanoTime();
                found += work.on(texts.get(i));
                if (round >= 0) {
                    nanos[round * texts.size() + i] = System.nanoTime() - start;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f |%n",
                name + (found < 0 ? "!" : ""),
                Scores.percentile(nanos, nanos.length, 0.50),
                Scores.percentile(nanos, nanos.length, 0.95),
                Scores.percentile(nanos, nanos.length, 0.99));
    }

    private static String word(Random random) {
        int length = 3 + random.nextInt(3);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) (FIRST + random.nextInt(COMMON)));
        }
        return word.toString();
    }

    /** Texts of exactly the length, made of clean sentences and one disguised one. */
    private static List<String> texts(Random random) throws IOException {
        List<Sentence> clean = read("clean-dev.tsv");
        List<Sentence> disguised = read("disguised-dev.tsv");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder(
                    disguised.get(random.nextInt(disguised.size())).text());
            while (text.length() < LENGTH) {
                text.append('\n').append(clean.get(random.nextInt(clean.size())).text());
            }
            texts.add(text.substring(0, LENGTH));
        }
        return texts;
    }

    private static List<Sentence> read(String file) throws IOException {
        return Files.readAllLines(LABELS.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(cells ->
                        new Sentence(cells[0], cells[1], cells.length > 3 ? cells[2] : "", cells[cells.length - 1]))
                .toList();
    }
}
