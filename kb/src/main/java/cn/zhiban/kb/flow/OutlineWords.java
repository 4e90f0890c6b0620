package cn.zhiban.kb.flow;

import cn.zhiban.kb.flow.Flow.Comparison;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The words of the outline notation, from {@code kb/outline.properties}: keywords, signs, names of facts and platforms.
 * Of each the first is written and all are read.
 */
public final class OutlineWords {
    /** Fact that the shop of the chat answers. */
    public static final String PLATFORM = "platform";
    /** Fact in yuan. */
    public static final String AMOUNT = "amount";

    private static final Map<String, List<String>> WORDS = load();
    private static final Map<Comparison, String> SIGNS = new EnumMap<>(Map.of(
            Comparison.IS, "is",
            Comparison.IS_NOT, "is-not",
            Comparison.LESS, "less",
            Comparison.AT_LEAST, "at-least",
            Comparison.MORE, "more",
            Comparison.AT_MOST, "at-most"));
    private static final List<Map.Entry<String, Comparison>> COMPARISONS = SIGNS.entrySet().stream()
            .flatMap(entry -> all(entry.getValue()).stream().map(sign -> Map.entry(sign, entry.getKey())))
            .sorted(Comparator.comparing((Map.Entry<String, Comparison> entry) ->
                            entry.getKey().length())
                    .reversed())
            .toList();
    private static final Map<String, String> FACTS = meanings("fact.");
    private static final Map<String, String> PLATFORMS = meanings("platform.");
    private static final Map<String, String> VARIABLES = meanings("variable.");

    private OutlineWords() {}

    /** The name that people give to a fact. */
    public static String factName(String fact) {
        return WORDS.containsKey("fact." + fact) ? first("fact." + fact) : fact;
    }

    /** The fact that people mean by a name; names that are not known are facts of the script's own. */
    public static String fact(String name) {
        return FACTS.getOrDefault(key(name), name.strip());
    }

    /** What people write for a value of a fact. */
    public static String valueName(String fact, String value) {
        return PLATFORM.equals(fact) && WORDS.containsKey("platform." + value) ? first("platform." + value) : value;
    }

    /** The value that people mean: platforms by their name in {@code Platform}, all else as it is. */
    public static String value(String fact, String text) {
        String value = text.strip();
        return switch (fact) {
            case PLATFORM -> PLATFORMS.getOrDefault(key(value), value);
            case AMOUNT -> withoutUnit(value);
            default -> value;
        };
    }

    private static String withoutUnit(String value) {
        String number = value;
        for (String unit : all("unit")) {
            number = number.replace(unit, "");
        }
        return FlowFacts.number(number).isPresent() ? number.strip() : value;
    }

    /** What a variable of a text means: {@code shop} or {@code agent}, if it is one that fills itself. */
    public static Optional<String> variable(String name) {
        return Optional.ofNullable(VARIABLES.get(key(name)));
    }

    /** The sign that is written. */
    static String sign(Comparison comparison) {
        return first(Objects.requireNonNull(SIGNS.get(comparison)));
    }

    /** Every sign and what it compares, the longest first. */
    static List<Map.Entry<String, Comparison>> comparisons() {
        return COMPARISONS;
    }

    static String first(String key) {
        return all(key).getFirst();
    }

    static List<String> all(String key) {
        return Objects.requireNonNull(WORDS.get(key), key);
    }

    private static Map<String, String> meanings(String prefix) {
        Map<String, String> meanings = new HashMap<>();
        WORDS.forEach((key, words) -> {
            if (key.startsWith(prefix)) {
                words.forEach(word -> meanings.put(key(word), key.substring(prefix.length())));
            }
        });
        return Map.copyOf(meanings);
    }

    private static String key(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, List<String>> load() {
        Properties properties = new Properties();
        try (InputStream in =
                Objects.requireNonNull(OutlineWords.class.getResourceAsStream("/kb/outline.properties"))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<String>> words = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> words.put(
                        key, Stream.of(properties.getProperty(key).split(" +")).toList()));
        return Map.copyOf(words);
    }
}
