package cn.zhiban.kb.redline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.org.Platform;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.match.RedlineMatcher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The default rules over labelled sentences: disguised ones that they must find, clean ones of everyday service that they
 * must leave alone. The dev half was looked at while rules were written, the held half was not.
 */
class RedlineQualityTest {
    private static final double RECALL = 0.98;
    private static final double FALSE_ALARMS = 0.005;

    private final List<RedlineDraft> rules;
    private final RedlineMatcher matcher;

    RedlineQualityTest() throws IOException {
        rules = DefaultRules.read();
        matcher = new RedlineMatcher(rules.stream().map(RedlineDraft::terms).toList());
    }

    @Test
    void thereAreEnoughRulesAndLabels() throws IOException {
        assertThat(rules.stream().mapToInt(rule -> rule.words().size()).sum()).isGreaterThan(250);
        assertThat(lines("disguised-dev").size() + lines("disguised-held").size())
                .isGreaterThanOrEqualTo(300);
        assertThat(lines("clean-dev").size() + lines("clean-held").size()).isGreaterThanOrEqualTo(3_000);
    }

    @Test
    void everyDefaultRuleIsComplete() {
        rules.forEach(rule -> assertThat(RedlineRules.check(rule)).isEqualTo(rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "held"})
    void disguisedSentencesAreFound(String half) throws IOException {
        List<String[]> all = lines("disguised-" + half);
        List<String> missed = new ArrayList<>();
        for (String[] line : all) {
            boolean found = found(line[0], line[1], line[3]).stream()
                    .anyMatch(rule -> rule.code().startsWith(line[2] + "-"));
            if (!found) {
                missed.add(String.join(" ", line));
            }
        }
        double recall = 1 - (double) missed.size() / all.size();
        System.out.printf("red lines, %s: recall %.4f of %d%n", half, recall, all.size());
        assertThat(recall).as("missed: %s", missed).isGreaterThanOrEqualTo(RECALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "held"})
    void cleanSentencesAreLeftAlone(String half) throws IOException {
        List<String[]> all = lines("clean-" + half);
        List<String> alarms = new ArrayList<>();
        for (String[] line : all) {
            List<RedlineDraft> found = found(line[0], line[1], line[2]);
            if (!found.isEmpty()) {
                alarms.add(found.getFirst().code() + " " + line[2]);
            }
        }
        double rate = (double) alarms.size() / all.size();
        System.out.printf("red lines, %s: false alarms %.4f of %d%n", half, rate, all.size());
        assertThat(rate).as("false alarms: %s", alarms).isLessThanOrEqualTo(FALSE_ALARMS);
    }

    private List<RedlineDraft> found(String platform, String industry, String text) {
        RedlineContext place = new RedlineContext(
                platform.isEmpty() ? null : Platform.valueOf(platform.toUpperCase(Locale.ROOT)),
                null,
                null,
                industry.isEmpty() ? List.of() : List.of(industry));
        BitSet active = new BitSet();
        for (int i = 0; i < rules.size(); i++) {
            active.set(i, place.holds(rules.get(i)) && rules.get(i).severity() != Severity.HINT);
        }
        return matcher.find(text, active).stream()
                .map(passage -> rules.get(passage.rule()))
                .toList();
    }

    private static List<String[]> lines(String name) throws IOException {
        try (InputStream in = RedlineQualityTest.class.getResourceAsStream("/redline/" + name + ".tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }
}
