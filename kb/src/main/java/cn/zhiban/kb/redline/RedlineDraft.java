package cn.zhiban.kb.redline;

import cn.zhiban.core.org.Platform;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.match.RuleKind;
import cn.zhiban.kb.redline.match.Terms;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says. Immutable; each version of a rule is kept as JSON of it, so components may be added but never renamed.
 *
 * @param code short unique name, for spreadsheets and the record of copies
 * @param kind how it finds passages
 * @param severity what a passage does to a text
 * @param words one word or phrase each; {@code word=alternative} says what may be said instead of that word. Regular
 *     expressions when it is a pattern
 * @param triggers for required phrases: words at which they must be said; none = always
 * @param allowed longer wordings in which a word is harmless
 * @param homophones whether what sounds the same counts, too
 * @param message why it must not be said
 * @param alternative what may be said instead of any of the words, or empty
 * @param articleId the article that explains it, or null
 * @param platforms platforms it holds on; none = all
 * @param industries what has to be sold for it to hold: beginning of a category or a client's industry; none = anything
 * @param clientId the client it belongs to, or null
 * @param shopId the shop it belongs to, or null
 * @param validFrom first moment at which it holds, or null = since ever
 * @param validTo first moment at which it no longer holds, or null = for good
 */
public record RedlineDraft(
        String code,
        RuleKind kind,
        Severity severity,
        List<String> words,
        List<String> triggers,
        List<String> allowed,
        boolean homophones,
        String message,
        String alternative,
        @Nullable Long articleId,
        SortedSet<Platform> platforms,
        List<String> industries,
        @Nullable Long clientId,
        @Nullable Long shopId,
        @Nullable Instant validFrom,
        @Nullable Instant validTo) {
    private static final char INSTEAD = '=';

    public RedlineDraft {
        words = List.copyOf(words);
        triggers = List.copyOf(triggers);
        allowed = List.copyOf(allowed);
        platforms = Collections.unmodifiableSortedSet(new TreeSet<>(platforms));
        industries = List.copyOf(industries);
    }

    /** A word list that blocks, for everybody, to be filled in. */
    public static RedlineDraft empty() {
        return words("", Severity.BLOCK, "", List.of());
    }

    /** A word list for everybody. */
    public static RedlineDraft words(String code, Severity severity, String message, List<String> words) {
        return new RedlineDraft(
                code,
                RuleKind.WORDS,
                severity,
                words,
                List.of(),
                List.of(),
                false,
                message,
                "",
                null,
                new TreeSet<>(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    /** Belongs to no client and no shop. */
    public boolean isShared() {
        return clientId == null && shopId == null;
    }

    /** The words as they would be said, in order; none if it is a pattern or asks for a phrase. */
    public List<String> spoken() {
        return kind == RuleKind.WORDS ? words.stream().map(RedlineDraft::word).toList() : List.of();
    }

    /** What may be said instead of one of its words, or null. @param word its place among them */
    public @Nullable String insteadOf(int word) {
        if (kind == RuleKind.WORDS && word >= 0 && word < words.size()) {
            String line = words.get(word);
            int at = line.indexOf(INSTEAD);
            if (at >= 0 && at + 1 < line.length()) {
                return line.substring(at + 1).strip();
            }
        }
        return alternative.isEmpty() ? null : alternative;
    }

    /** What has to be looked for. */
    public Terms terms() {
        List<String> bare =
                kind == RuleKind.WORDS ? words.stream().map(RedlineDraft::word).toList() : words;
        return new Terms(kind, bare, triggers, allowed, homophones);
    }

    private static String word(String line) {
        int at = line.indexOf(INSTEAD);
        return at <= 0 ? line : line.substring(0, at).strip();
    }
}
