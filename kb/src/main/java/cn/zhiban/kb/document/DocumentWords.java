package cn.zhiban.kb.document;

import cn.zhiban.core.org.Platform;
import cn.zhiban.kb.article.Tone;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The dictionary by which documents are understood, see {@code kb/document-words.properties}. */
final class DocumentWords {
    /** What a label in a document introduces. */
    enum Label {
        USE_CASE,
        TEXT,
        QUESTIONS,
        TAGS,
        PLATFORMS,
        SHORT_CODE,
        TITLE
    }

    private static final Properties WORDS = load();
    private static final Map<String, Label> LABELS = labels();
    private static final Pattern LABEL_LINE = Pattern.compile(
            "^\\s*(?:[>*+\\-•·]\\s+|>\\s*)*(?:\\d{1,2}[.)]\\s+)?[*_]{0,3}[^\\p{L}\\p{N}*_:：]{0,4}[*_]{0,3}([\\p{L}][\\p{L} _/-]{0,28}?)\\s*[】\\]」》]?[*_]{0,3}\\s*[:：]\\s*[*_]{0,3}\\s*(.*)$");
    private static final Pattern BRACKET_LINE = Pattern.compile(
            "^\\s*(?:[>*+-]\\s+)*[*_]{0,3}[【\\[「]\\s*([\\p{L}][\\p{L} ]{0,20})\\s*[】\\]」][*_]{0,3}\\s*[:：]?\\s*(.*)$");
    private static final Pattern NUMBERING = Pattern.compile(property("pattern.numbering"));
    private static final Pattern COUNT = Pattern.compile(property("pattern.count"));
    private static final Pattern VARIANT = Pattern.compile(property("pattern.variant"));
    private static final Map<Platform, Pattern> PLATFORMS = platformPatterns();
    private static final Map<Tone, Pattern> TONES = tonePatterns();
    private static final Map<String, Pattern> STAGES = named("stage.");
    private static final Map<String, Pattern> INDUSTRIES = named("industry.");
    private static final Pattern NOISE = pattern(words("noise"));
    private static final Pattern SCRIPTS = pattern(words("scripts"));
    private static final Pattern POLICY = pattern(words("policy"));
    private static final Set<String> GUIDES = keys("guide");
    private static final Set<String> GENERIC = keys("generic");
    private static final Set<String> INDUSTRY_FOLDERS = keys("folder.industry");
    private static final Set<String> GENERAL_FOLDERS = keys("folder.general");

    private DocumentWords() {}

    /**
     * A line that begins with a label.
     *
     * @param label what follows
     * @param value the rest of the line
     */
    record Labelled(Label label, String value) {}

    /** The label at the beginning of a line, if it begins with one. */
    static Optional<Labelled> label(String line) {
        for (Pattern pattern : List.of(LABEL_LINE, BRACKET_LINE)) {
            Matcher match = pattern.matcher(line);
            if (match.matches()) {
                Label label = LABELS.get(key(Objects.requireNonNull(match.group(1))));
                if (label != null) {
                    String value = Objects.requireNonNull(match.group(2));
                    return Optional.of(new Labelled(
                            label, value.replaceFirst("[*_]{2,3}\\s*$", "").strip()));
                }
            }
        }
        return Optional.empty();
    }

    /** The label a heading, cell or name is, if it is nothing else. */
    static Optional<Label> exactLabel(String text) {
        return Optional.ofNullable(LABELS.get(key(text.replaceAll("[*_:：【】\\[\\]]", ""))));
    }

    /** A heading without its number and marks. */
    static String title(String heading) {
        String clean = heading.replaceAll("!?\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .replaceAll("\\*\\*|__|`", "")
                .replaceAll("\\s+#+\\s*$", "")
                .strip();
        String bare = NUMBERING.matcher(clean).replaceFirst("").strip();
        return bare.isEmpty() ? clean : bare;
    }

    static boolean isNumbered(String heading) {
        return NUMBERING.matcher(heading.replaceAll("^[*_]+", "").strip()).lookingAt();
    }

    /** A lead-in such as "version 2" that says nothing else. */
    static boolean isVariant(String line) {
        return VARIANT.matcher(line.replaceAll("[*_:：【】\\[\\]（）()]", " ").strip())
                .matches();
    }

    static Tone tone(String leadIn) {
        String text = leadIn.toLowerCase(Locale.ROOT);
        return TONES.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Tone.PLAIN);
    }

    static Set<Platform> platforms(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        EnumSet<Platform> found = EnumSet.noneOf(Platform.class);
        PLATFORMS.forEach((platform, pattern) -> {
            if (pattern.matcher(lower).find()) {
                found.add(platform);
            }
        });
        return found;
    }

    static Optional<String> stage(String text) {
        return firstOf(STAGES, text);
    }

    static Optional<String> industry(String text) {
        return firstOf(INDUSTRIES, text);
    }

    static boolean isGuide(String title) {
        return GUIDES.contains(key(title));
    }

    static boolean isGeneric(String name) {
        return GENERIC.contains(key(name));
    }

    static boolean isIndustryFolder(String name) {
        return INDUSTRY_FOLDERS.contains(key(name));
    }

    static boolean isGeneralFolder(String name) {
        return GENERAL_FOLDERS.contains(key(name));
    }

    static boolean speaksOfScripts(String text) {
        return SCRIPTS.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    static boolean speaksOfPolicy(String text) {
        return POLICY.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    static String scriptsName() {
        return property("name.scripts");
    }

    static String industryName() {
        return property("name.industry");
    }

    /** What a heading says besides market place, trade, stage and words such as "scripts"; may be empty. */
    static String topic(String heading) {
        String clean = COUNT.matcher(title(heading)).replaceAll(" ").strip();
        String rest = clean.toLowerCase(Locale.ROOT);
        List<Pattern> known = new ArrayList<>(PLATFORMS.values());
        known.addAll(STAGES.values());
        known.addAll(INDUSTRIES.values());
        for (Pattern pattern : known) {
            rest = pattern.matcher(rest).replaceAll(" ");
        }
        rest = NOISE.matcher(rest).replaceAll(" ").replaceAll("[\\p{P}\\p{S}\\s\\d]", "");
        return rest.isEmpty() ? "" : trimmed(clean);
    }

    /** Without "scripts", "templates" and the like at the end. */
    static String trimmed(String heading) {
        String text = COUNT.matcher(title(heading)).replaceAll(" ").strip();
        Pattern end = Pattern.compile("(?:" + NOISE.pattern() + ")\\s*$", Pattern.CASE_INSENSITIVE);
        for (Matcher match = end.matcher(text); match.find(); match = end.matcher(text)) {
            String shorter = text.substring(0, match.start()).strip();
            if (shorter.isEmpty()) {
                break;
            }
            text = shorter;
        }
        return text;
    }

    private static Optional<String> firstOf(Map<String, Pattern> patterns, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return patterns.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(lower).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }

    private static Set<String> keys(String property) {
        return words(property).stream().map(DocumentWords::key).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Label> labels() {
        Map<String, Label> labels = new LinkedHashMap<>();
        for (Label label : Label.values()) {
            words("label." + label.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .forEach(word -> labels.put(key(word), label));
        }
        return labels;
    }

    private static Map<Platform, Pattern> platformPatterns() {
        return Arrays.stream(Platform.values())
                .collect(Collectors.toMap(
                        one -> one, one -> pattern(words("platform." + one)), (a, _) -> a, LinkedHashMap::new));
    }

    private static Map<Tone, Pattern> tonePatterns() {
        return Stream.of(Tone.LIVELY, Tone.PROFESSIONAL, Tone.SOOTHING)
                .collect(Collectors.toMap(
                        one -> one, one -> pattern(words("tone." + one)), (a, _) -> a, LinkedHashMap::new));
    }

    private static Map<String, Pattern> named(String prefix) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (int i = 1; WORDS.containsKey(prefix + i); i++) {
            List<String> words = words(prefix + i);
            patterns.put(words.getFirst(), pattern(words));
        }
        return patterns;
    }

    /** Any of the words; those in Latin letters stand alone. */
    private static Pattern pattern(List<String> words) {
        return Pattern.compile(words.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(word -> {
                    String quoted =
                            Arrays.stream(word.split(" ")).map(Pattern::quote).collect(Collectors.joining("[\\s_-]*"));
                    return word.chars().allMatch(c -> c < 128) ? "(?<![a-z0-9])" + quoted + "(?![a-z0-9])" : quoted;
                })
                .collect(Collectors.joining("|")));
    }

    private static List<String> words(String property) {
        return List.of(property(property).split(","));
    }

    private static String property(String name) {
        return Objects.requireNonNull(WORDS.getProperty(name), name);
    }

    private static Properties load() {
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(DocumentWords.class.getResourceAsStream("/kb/document-words.properties")),
                StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(in);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
