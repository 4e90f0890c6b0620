package cn.zhiban.app.house;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.ModulePermissions;
import cn.zhiban.kb.KbPermissions;
import java.text.ChoiceFormat;
import java.text.DateFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text exists in both languages, is used, and comes out as it was written. */
class TranslationsTest {
    private static final Translations TEXTS = new Translations();
    private static final Set<String> KEYS =
            new TreeSet<>(TEXTS.texts(Locale.SIMPLIFIED_CHINESE).keySet());
    private static final Set<String> LITERALS = Sources.main().stream()
            .filter(file -> !file.path().startsWith("bench/"))
            .flatMap(file -> file.literals().stream())
            .map(Sources.Literal::text)
            .collect(toCollection(TreeSet::new));
    private static final String FIELD_TEXTS = "kb.search.field.";
    private static final String SEARCH_FIELD = "kb/src/main/resources/META-INF/resources/kb/zhiban-search.js";
    private static final String SEND = "kb/src/main/resources/META-INF/resources/kb/zhiban-send.js";

    /** Names that look like keys and are none: preferences, scopes of roles, object types. */
    private static final Set<String> OTHER_NAMES = Set.of("core.org.served", "core.security.start", "kb.search.shop");

    /** Texts that are found by a key put together at run time: how it begins, and everything that can follow. */
    private static final Map<String, Set<String>> COMPOSED = composed();

    /** The same where not every word has a text, because the code goes on without one; but each text has its word. */
    private static final Map<String, Predicate<String>> OPTIONAL = Map.of(
            "audit.action.", LITERALS::contains,
            "audit.object.", LITERALS::contains,
            "audit.field.", TranslationsTest::isAnIdentifier,
            "job.", LITERALS::contains);

    private static final Pattern COLUMN_OR_TITLE = Pattern.compile("(.+)\\.(?:import\\.title|column\\.([a-z_]+))");

    /** A single character is a separator in what people type or a part of a date, two are a word. */
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}{2}");

    /** Where Chinese is data and not text for people: dictionaries, words and headings of spreadsheets. */
    private static final Pattern CHINESE_ALLOWED = Pattern.compile(
            "kb/.*/kb/search/analysis/.*|kb/.*/kb/importing/[A-Za-z]+\\.java|core/.*/[A-Za-z]+Sheet\\.java");

    private static Map<String, Set<String>> composed() {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        keys.put("platform.", constants("cn.zhiban.core.org.Platform"));
        keys.put("post.", constants("cn.zhiban.core.org.Post"));
        keys.put("employee-state.", constants("cn.zhiban.core.org.EmployeeState"));
        keys.put("role.", constants("cn.zhiban.core.security.DefaultRole"));
        keys.put("job-state.", constants("cn.zhiban.core.job.JobState"));
        keys.put("core.security.account.state.", constants("cn.zhiban.core.security.account.AccountState"));
        keys.put("core.security.token.state.", constants("cn.zhiban.core.security.token.TokenSummary$State"));
        keys.put("kb.kind.", constants("cn.zhiban.kb.article.ArticleKind"));
        keys.put("kb.variable.greeting.", Set.of("morning", "noon", "afternoon", "evening"));
        keys.put("kb.tone.", constants("cn.zhiban.kb.article.Tone"));
        keys.put("kb.article.new.", constants("cn.zhiban.kb.article.ArticleKind"));
        keys.put("kb.article.title.", constants("cn.zhiban.kb.article.ArticleKind"));
        keys.put("kb.state.", constants("cn.zhiban.kb.article.ArticleState"));
        keys.put("kb.validity.", constants("cn.zhiban.kb.article.ArticleFilter$Validity"));
        keys.put("kb.gap.state.", constants("cn.zhiban.kb.search.Gap$State"));
        keys.put("kb.rest.problem.", Set.of("shop", "category"));
        keys.put("shell.theme.", constants("cn.zhiban.app.shell.Theme"));
        keys.put("permission.module.", Set.of("core", "kb"));
        keys.put("permission.", permissions());
        keys.put("shell.language.", Set.of("zh", "en"));
        keys.put("core.security.language.", Set.of("zh", "en"));
        keys.put("core.security.door.", Set.of("search", "knowledge", "people"));
        keys.put("shell.home.greeting.", Set.of("morning", "noon", "afternoon", "evening", "night"));
        keys.put("nav.group.", Set.of("100", "200", "300", "900"));
        keys.put("core.org.served.", Set.of("YES", "NO"));
        keys.put("core.security.sign-in.", Set.of("failed.title", "too-many.title", "unknown.title", "sso.title"));
        keys.put("core.security.password.", Set.of("one-time", "current", "new", "repeated"));
        keys.put("core.security.profile.", Set.of("username", "staff-number", "roles", "clients", "shops"));
        keys.put("audit.action.", named("\\.record(?:As)?\\(\\s*(?:[\\w.]+(?:\\(\\))?,\\s*)?\"([a-z0-9-]+)\""));
        keys.put("core.tabular.problem.", named("new UnreadableTable\\(\\s*\"([a-z0-9-]+)\""));
        keys.put("core.database.unusable.", named("new DatabaseUnusable\\(\\s*\"([a-z0-9-]+)\""));
        keys.put("kb.import.error.", named("CellProblem\\.of\\(\\s*[^,]+,\\s*\"([a-z0-9-]+)\""));
        return keys;
    }

    @Test
    void everyFileHasTheSameTextsInBothLanguages() {
        List<String> chinese =
                Sources.files("", path -> path.matches("[a-z]+/src/main/resources/i18n/.*_zh\\.properties"));
        List<String> english =
                Sources.files("", path -> path.matches("[a-z]+/src/main/resources/i18n/.*_en\\.properties"));
        assertThat(english)
                .isEqualTo(chinese.stream()
                        .map(path -> path.replace("_zh.properties", "_en.properties"))
                        .toList());
        assertThat(TEXTS.texts(Locale.ENGLISH).keySet()).isEqualTo(KEYS);
    }

    @Test
    void everyKeyInTheCodeHasAText() {
        Set<String> firstParts =
                KEYS.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(toCollection(TreeSet::new));
        Set<String> permissions = permissions();
        Set<String> missing = LITERALS.stream()
                .filter(text -> text.matches("[a-z-]+(\\.[A-Za-z0-9_-]+){2,}"))
                .filter(text -> firstParts.contains(text.substring(0, text.indexOf('.'))))
                .filter(text -> !permissions.contains(text) && !OTHER_NAMES.contains(text))
                .filter(text -> !KEYS.contains(text))
                .collect(toCollection(TreeSet::new));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKeyPutTogetherAtRunTimeHasAText() {
        Set<String> missing = new TreeSet<>();
        COMPOSED.forEach((prefix, endings) -> endings.stream()
                .map(prefix::concat)
                .filter(key -> !KEYS.contains(key))
                .forEach(missing::add));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyBeginningOfAKeyIsListedHere() {
        Set<String> unlisted = LITERALS.stream()
                .filter(text -> text.endsWith("."))
                .filter(text -> KEYS.stream().anyMatch(key -> key.startsWith(text)))
                .filter(text -> !COMPOSED.containsKey(text) && !OPTIONAL.containsKey(text))
                .filter(text -> !text.equals(FIELD_TEXTS))
                .collect(toCollection(TreeSet::new));
        assertThat(unlisted).isEmpty();
    }

    @Test
    void everyTextIsUsed() {
        Set<String> composed = new TreeSet<>();
        COMPOSED.forEach((prefix, endings) -> endings.forEach(ending -> composed.add(prefix + ending)));
        Set<String> unused = KEYS.stream()
                .filter(key -> !LITERALS.contains(key) && !composed.contains(key))
                .filter(key -> !key.startsWith(FIELD_TEXTS))
                .filter(key -> !isColumnOrTitle(key))
                .filter(key -> OPTIONAL.entrySet().stream()
                        .noneMatch(entry -> key.startsWith(entry.getKey())
                                && entry.getValue()
                                        .test(key.substring(entry.getKey().length()))))
                .collect(toCollection(TreeSet::new));
        assertThat(unused).isEmpty();
    }

    @Test
    void theSearchFieldHasItsTextsAndNoOthers() {
        String script = Sources.read(SEARCH_FIELD) + Sources.read(SEND);
        Set<String> asked = Pattern.compile("(?:_t|o\\.t)\\(([^)]*)")
                .matcher(script)
                .results()
                .flatMap(call ->
                        Pattern.compile("'([\\w.]+)'").matcher(call.group(1)).results())
                .map(MatchResult::group)
                .map(quoted -> quoted.substring(1, quoted.length() - 1))
                .collect(toCollection(TreeSet::new));
        Set<String> words = Pattern.compile("['\\s]([\\w.]+)'")
                .matcher(script)
                .results()
                .map(word -> word.group(1))
                .collect(toCollection(TreeSet::new));
        Set<String> own = KEYS.stream()
                .filter(key -> key.startsWith(FIELD_TEXTS))
                .map(key -> key.substring(FIELD_TEXTS.length()))
                .collect(toCollection(TreeSet::new));
        assertThat(asked)
                .as("asked for")
                .allMatch(key -> key.equals("language")
                        || own.contains(key)
                        || key.endsWith(".") && own.stream().anyMatch(one -> one.startsWith(key))
                        || words.contains(key) && !key.contains("."));
        assertThat(own).as("texts").allMatch(key -> {
            String beginning = key.substring(0, key.indexOf('.') + 1);
            return words.contains(key) || asked.contains(beginning);
        });
        for (String scope : constants("cn.zhiban.kb.search.HitScope")) {
            assertThat(own)
                    .contains("scope." + scope.toLowerCase(Locale.ROOT), "why." + scope.toLowerCase(Locale.ROOT));
        }
        for (String kind : constants("cn.zhiban.kb.article.ArticleKind")) {
            assertThat(own).contains("kind." + kind.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void everyTextComesOutAsItWasWritten() {
        for (Locale locale : TEXTS.getProvidedLocales()) {
            TEXTS.texts(locale).forEach((key, text) -> {
                String name = key + " (" + locale.getLanguage() + ")";
                assertThat(text).as(name).isNotBlank();
                // an apostrophe that is not doubled disappears and takes the placeholders after it along
                assertThat(text.replace("''", "")).as(name).doesNotContain("'");
                Object[] arguments = arguments(new MessageFormat(text, locale).getFormatsByArgumentIndex());
                assertThat(new MessageFormat(text, locale).format(arguments))
                        .as(name)
                        .doesNotContain("{", "}");
            });
        }
    }

    @Test
    void bothLanguagesUseTheSamePlaceholders() {
        Map<String, String> english = TEXTS.texts(Locale.ENGLISH);
        TEXTS.texts(Locale.SIMPLIFIED_CHINESE)
                .forEach((key, text) -> assertThat(placeholders(english.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(placeholders(text)));
    }

    @Test
    void noTextForPeopleStandsInTheCode() {
        assertThat(Sources.main().stream()
                        .filter(file -> !CHINESE_ALLOWED.matcher(file.path()).matches())
                        .flatMap(file -> file.literals().stream()
                                .filter(literal -> WORD.matcher(literal.text()).find())
                                .map(literal -> file.path() + ":" + literal.line() + " " + literal.text())))
                .isEmpty();
    }

    private static Set<String> constants(String type) {
        try {
            return Arrays.stream(Class.forName(type).getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(toCollection(TreeSet::new));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> permissions() {
        return Stream.of(new CorePermissions(), new KbPermissions())
                .flatMap(module -> module.permissions().stream())
                .map(ModulePermissions.Definition::code)
                .collect(toCollection(TreeSet::new));
    }

    /** What stands at the first group of the expression anywhere in the code. */
    private static Set<String> named(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return Sources.main().stream()
                .flatMap(file -> pattern.matcher(file.text()).results())
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static boolean isColumnOrTitle(String key) {
        Matcher matcher = COLUMN_OR_TITLE.matcher(key);
        return matcher.matches()
                && LITERALS.contains(matcher.group(1))
                && (matcher.group(2) == null || LITERALS.contains(matcher.group(2)));
    }

    private static boolean isAnIdentifier(String path) {
        Pattern word = Pattern.compile("\\b" + path.substring(path.lastIndexOf('.') + 1) + "\\b");
        return Sources.main().stream()
                .anyMatch(file -> word.matcher(file.text()).find());
    }

    private static Object[] arguments(Format[] formats) {
        return Arrays.stream(formats)
                .map(format -> switch (format) {
                    case ChoiceFormat _ -> (Object) 2;
                    case NumberFormat _ -> (Object) 2;
                    case DateFormat _ -> Date.from(Instant.EPOCH);
                    case null, default -> "x";
                })
                .toArray();
    }

    private static Set<String> placeholders(String text) {
        return Pattern.compile("\\{(\\d+)")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }
}
