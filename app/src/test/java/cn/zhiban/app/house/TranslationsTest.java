package cn.zhiban.app.house;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.security.ModulePermissions;
import cn.zhiban.kb.insight.SearchOverview;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

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

    /** Names under which the check of rosters knows its rules. */
    private static final Set<String> ROSTER_RULES = Set.of(
            "demand",
            "leave",
            "shift-types",
            "availability",
            "hours-day",
            "hours-week",
            "hours-month",
            "overtime-month",
            "rest-day",
            "late-pregnancy",
            "nursing",
            "minor",
            "min-rest",
            "max-consecutive-shifts",
            "min-consecutive-shifts",
            "min-consecutive-days-off",
            "max-weekends",
            "nights-in-row",
            "nights-month",
            "forbidden-succession",
            "impossible",
            "wishes",
            "assigned",
            "rotation",
            "fair-nights",
            "fair-lates",
            "fair-weekends",
            "fair-holidays",
            "pair-together",
            "pair-apart",
            "mentor",
            "companion",
            "companion-apart");

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
            "kb/.*/kb/search/analysis/.*|kb/.*/kb/importing/[A-Za-z]+\\.java|(?:core|kb|scheduling|training)/.*/[A-Za-z]+Sheet\\.java");

    private static Map<String, Set<String>> composed() {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        keys.put("core.robot.kind.", constants("cn.zhiban.core.notify.RobotKind"));
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
        keys.put("permission.module.", Set.of("core", "kb", "scheduling", "training"));
        keys.put("permission.", permissions());
        keys.put("shell.language.", Set.of("zh", "en"));
        keys.put("core.security.language.", Set.of("zh", "en"));
        keys.put("core.security.door.", Set.of("search", "knowledge", "people"));
        keys.put("shell.home.greeting.", Set.of("morning", "noon", "afternoon", "evening", "night"));
        keys.put("nav.group.", Set.of("100", "150", "200", "250", "300", "350", "900", "950"));
        keys.put("core.org.served.", Set.of("YES", "NO"));
        keys.put("core.security.sign-in.", Set.of("failed.title", "too-many.title", "unknown.title", "sso.title"));
        keys.put("core.security.password.", Set.of("one-time", "current", "new", "repeated"));
        keys.put("core.security.profile.", Set.of("username", "staff-number", "roles", "clients", "shops"));
        keys.put("audit.action.", named("\\.record(?:As)?\\(\\s*(?:[\\w.]+(?:\\(\\))?,\\s*)?\"([a-z0-9-]+)\""));
        keys.put("core.tabular.problem.", named("new UnreadableTable\\(\\s*\"([a-z0-9-]+)\""));
        keys.put("core.database.unusable.", named("new DatabaseUnusable\\(\\s*\"([a-z0-9-]+)\""));
        keys.put("core.backup.problem.", named("new BackupProblem\\(\\s*\"([a-z0-9-]+)\""));
        keys.put("kb.notice.state.", constants("cn.zhiban.kb.notice.NoticeState"));
        keys.put("kb.notice.segment.", constants("cn.zhiban.kb.notice.Shift$Segment"));
        keys.put("kb.notice.field.importance.", constants("cn.zhiban.kb.notice.Importance"));
        keys.put("kb.notice.field.", quoted("kb/notice/NoticeTexts.java"));
        keys.put("kb.notice.export.", quoted("kb/notice/NoticeReceipts.java"));
        keys.put("kb.redline.kind.", constants("cn.zhiban.kb.redline.match.RuleKind"));
        keys.put("kb.redline.severity.", constants("cn.zhiban.kb.article.Finding$Severity"));
        keys.put("kb.redline.state.", constants("cn.zhiban.kb.redline.RedlineState"));
        keys.put("kb.authority.step.", constants("cn.zhiban.kb.authority.Step"));
        keys.put("kb.authority.remedy.", constants("cn.zhiban.kb.authority.Remedy"));
        keys.put("kb.authority.reach.", constants("cn.zhiban.kb.authority.Reach"));
        keys.put("kb.authority.state.", constants("cn.zhiban.kb.authority.Approval$State"));
        keys.put(
                "kb.authority.grant.",
                Set.of(
                        "at",
                        "shop",
                        "case",
                        "order",
                        "order-amount",
                        "step",
                        "amount",
                        "remedy",
                        "agent",
                        "approved-by",
                        "state",
                        "note"));
        keys.put("kb.authority.field.", asked("kb/src/main/resources/META-INF/resources/kb/zhiban-authority.js"));
        keys.put("kb.script.state.", constants("cn.zhiban.kb.script.RunState"));
        keys.put("kb.script.fact.", Set.of("order_state", "platform", "amount", "segment"));
        keys.put(
                "kb.script.runner.",
                askedBy("kb.script.runner.", "zhiban-runner.js", "state.DONE", "state.LEFT", "missing", "asks"));
        keys.put("kb.script.diagram.", askedBy("kb.script.diagram.", "zhiban-flow.js"));
        keys.put("kb.compose.field.", askedIn("zhiban-compose.js"));
        keys.put("kb.panel.field.", askedIn("zhiban-panel.js"));
        keys.put("kb.panel.board.", askedIn("zhiban-board.js"));
        keys.put("kb.panel.board.kind.", Set.of("new", "changed", "gone"));
        keys.put("kb.import.error.", named("CellProblem\\.of\\(\\s*[^,]+,\\s*\"([a-z0-9-]+)\""));
        keys.put("kb.lifecycle.kind.", constants("cn.zhiban.kb.lifecycle.TaskKind"));
        keys.put("kb.lifecycle.notice.task.", constants("cn.zhiban.kb.lifecycle.TaskKind"));
        keys.put("kb.lifecycle.state.", constants("cn.zhiban.kb.lifecycle.TaskState"));
        keys.put("kb.lifecycle.reason.", constants("cn.zhiban.kb.lifecycle.FeedbackReason"));
        keys.put("kb.lifecycle.review.state.", constants("cn.zhiban.kb.lifecycle.Review$State"));
        keys.put("kb.lifecycle.conflict.", constants("cn.zhiban.kb.lifecycle.Facts$Kind"));
        keys.put("kb.lifecycle.scope.", constants("cn.zhiban.kb.lifecycle.PastAnswer$Scope"));
        keys.put("kb.lifecycle.show.", constants("cn.zhiban.kb.lifecycle.TaskFilter$Show"));
        keys.put("kb.editor.merge.choice.", constants("cn.zhiban.kb.merge.Choice"));
        keys.put("kb.insight.period.", constants("cn.zhiban.kb.insight.ui.Filters$Period"));
        keys.put("kb.insight.rank.", Set.copyOf(SearchOverview.RANKS));
        keys.put("kb.insight.care.", constants("cn.zhiban.kb.insight.CareInsight$State"));
        keys.put("kb.insight.action.", constants("cn.zhiban.kb.redline.RedlineHits$Action"));
        keys.put(
                "kb.insight.chart.",
                Set.of("verification", "feedback", "redlines", "scripts").stream()
                        .flatMap(name -> Stream.of(name, name + ".text"))
                        .collect(toCollection(TreeSet::new)));
        keys.put("kb.morning.kind.", constants("cn.zhiban.kb.insight.MorningLine$Kind"));
        keys.put("kb.morning.action.", constants("cn.zhiban.kb.insight.MorningLine$Kind"));
        keys.put("kb.voice.field.", askedBy("kb.voice.field.", "zhiban-voice.js"));
        keys.put("sched.demand.event.kind.", constants("cn.zhiban.scheduling.event.EventKind"));
        keys.put("sched.demand.event.phase.", constants("cn.zhiban.scheduling.event.EventPhase"));
        keys.put("sched.demand.override.kind.", constants("cn.zhiban.scheduling.demand.OverrideKind"));
        keys.put("sched.arrivals.column.s", halfHours());
        keys.put("sched.requirements.column.s", halfHours());
        peopleAndRules(keys);
        keys.put("training.path.need.", constants("cn.zhiban.training.path.PathContent$Need"));
        keys.put("training.path.days.", constants("cn.zhiban.training.path.PathContent$Days"));
        keys.put("training.path.state.", constants("cn.zhiban.training.path.PathStand$State"));
        keys.put("training.path.show.", constants("cn.zhiban.training.path.ui.ProgressView$Show"));
        keys.put(
                "training.path.problem.",
                Set.of("title", "summary", "many", "block-title", "many-items", "due", "unknown"));
        keys.put("training.skill.level.", numbers(0, 4));
        keys.put("training.lesson.part.", constants("cn.zhiban.training.lesson.LessonContent$Kind"));
        keys.put("training.lesson.state.", constants("cn.zhiban.training.lesson.LessonReading$State"));
        keys.put(
                "training.lesson.problem.",
                Set.of(
                        "title",
                        "summary",
                        "minutes",
                        "parts",
                        "part-title",
                        "part-text",
                        "part-page",
                        "part-link",
                        "part-file",
                        "part-article"));
        keys.put("training.item.", constants("cn.zhiban.training.ItemKind"));
        return keys;
    }

    private static void peopleAndRules(Map<String, Set<String>> keys) {
        String module = "cn.zhiban.scheduling.";
        keys.put("sched.kind.", constants(module + "shift.ShiftKind"));
        keys.put("sched.band.", constants(module + "shift.ShiftBand"));
        keys.put("sched.holiday.kind.", constants(module + "holiday.HolidayKind"));
        keys.put("sched.day.", constants(module + "holiday.DayKind"));
        keys.put("sched.lunar.day.", numbers(2, 30));
        keys.put("sched.lunar.month.", numbers(1, 12));
        keys.put("sched.contract.time.", constants(module + "contract.WorkingTime"));
        keys.put("sched.contract.period.", constants(module + "contract.PayPeriod"));
        keys.put("sched.protection.kind.", constants(module + "contract.ProtectionKind"));
        keys.put("sched.leave.type.", constants(module + "leave.LeaveType"));
        keys.put("sched.leave.state.", constants(module + "leave.LeaveState"));
        keys.put("sched.wish.direction.", constants(module + "wish.WishDirection"));
        keys.put("sched.wish.target.", constants(module + "wish.WishTarget"));
        keys.put("sched.wish.level.", constants(module + "wish.WishLevel"));
        keys.put("sched.wish.state.", constants(module + "wish.WishState"));
        Set<String> wishes = new TreeSet<>();
        constants(module + "wish.WishTarget")
                .forEach(target -> constants(module + "wish.WishDirection")
                        .forEach(direction -> wishes.add(target + "_" + direction)));
        keys.put("sched.wish.about.", wishes);
        keys.put("sched.wish.short.", wishes);
        keys.put("sched.rule.group.", constants(module + "rulebook.RuleKind$Group"));
        keys.put("sched.rule.name.", constants(module + "rulebook.RuleKind"));
        keys.put("sched.rule.text.", constants(module + "rulebook.RuleKind"));
        keys.put("sched.rule.source.", constants(module + "rulebook.RuleKind"));
        keys.put("sched.roster.state.", constants(module + "roster.RosterState"));
        keys.put(
                "sched.dayplan.field.",
                asked("scheduling/src/main/resources/META-INF/resources/scheduling/zhiban-dayplan.js"));
        keys.put("sched.roster.source.", constants(module + "roster.CellSource"));
        keys.put(
                "sched.roster.field.",
                asked("scheduling/src/main/resources/META-INF/resources/scheduling/zhiban-roster.js"));
        keys.put("sched.roster.rulename.", ROSTER_RULES);
        keys.put("sched.roster.cover.", Set.of("experienced", "offline"));
        Set<String> sentences = new TreeSet<>(Set.of(
                "hours-week.over", "hours-week.under", "hours-month.over", "hours-month.under", "overtime-month.over"));
        sentences.addAll(Set.of(
                "overtime-month.under",
                "wishes.want",
                "wishes.want.day",
                "wishes.avoid",
                "wishes.avoid.day",
                "mentor.other"));
        ROSTER_RULES.stream()
                .filter(rule -> !rule.matches("demand|wishes|hours-week|hours-month|overtime-month"))
                .forEach(sentences::add);
        keys.put("sched.roster.rule.", sentences);
        keys.put("sched.market.kind.", constants(module + "market.TradeKind"));
        keys.put("sched.market.state.", constants(module + "market.TradeState"));
        keys.put("sched.market.bid.outcome.", constants(module + "market.Bidding$Outcome"));
        keys.put("sched.market.offer.", constants(module + "market.OfferState"));
        keys.put("sched.market.notice.asked.", constants(module + "market.TradeKind"));
        keys.put("sched.rule.parameter.", named("\\b(?:number|words)\\(\"([a-z_]+)\", (?:\\d|Type)"));
        keys.put("sched.attendance.difference.", constants(module + "attendance.DifferenceKind"));
        keys.put("sched.attendance.settlement.", constants(module + "attendance.SettlementKind"));
        keys.put("sched.attendance.column.", quoted("scheduling/attendance/LoginSheet.java"));
        keys.put("sched.attendance.pay.", constants(module + "attendance.PayReason"));
        Set<String> payroll = new TreeSet<>(quoted("scheduling/attendance/PayrollSheet.java"));
        payroll.addAll(Set.of("day", "date", "hours", "percent", "why"));
        keys.put("sched.closing.sheet.", payroll);
        keys.put("sched.checklist.anchor.", constants(module + "checklist.Anchor"));
        keys.put("sched.checklist.window.", Set.of("SHIFT_START", "SHIFT_END"));
        keys.put("sched.checklist.evidence.", constants(module + "checklist.Evidence"));
        keys.put("sched.checklist.state.", constants(module + "checklist.TaskState"));
        String training = "cn.zhiban.training.";
        keys.put("training.question.kind.", constants(training + "question.QuestionKind"));
        keys.put("training.question.difficulty.", numbers(1, 5));
        keys.put("training.question.tag.", Set.of("CATEGORY", "SHOP", "REDLINE", "ARTICLE"));
        keys.put("training.question.format.", constants(training + "question.exchange.QuestionFormat"));
        keys.put("training.question.cell.", quotedCells());
        keys.put(
                "training.question.column.",
                Set.of(("kind text answer a b c d e f g h i j chat explanation difficulty tags shop title id data")
                        .split(" ")));
        keys.put(
                "training.question.sheet.problem.",
                Set.of("letters one option truth answer number pair criterion chat difficulty".split(" ")));
        keys.put("training.change.source.", constants(training + "change.Source"));
        keys.put("training.certificate.state.", constants(training + "certificate.CertificateState"));
        keys.put("training.deck.occasion.", constants(training + "deck.Card$Occasion"));
        keys.put("training.exam.state.", constants(training + "exam.ExamState"));
        keys.put("training.exam.attempt.", constants(training + "exam.AttemptState"));
        keys.put("training.exam.reveal.", constants(training + "exam.ExamDefinition$Reveal"));
        keys.put("training.practice.part.", constants(training + "practice.Score$Part"));
        keys.put("training.practice.field.", Set.of("answer", "send", "coming", "left", "closed"));
    }

    /** Names of the columns in which a question's parts are typed. */
    private static Set<String> quotedCells() {
        return Set.of(
                "option",
                "weight",
                "feedback",
                "accepted",
                "number",
                "tolerance",
                "left",
                "right",
                "step",
                "speaker",
                "line",
                "rule",
                "reply",
                "why",
                "criterion",
                "percent");
    }

    private static Set<String> numbers(int first, int last) {
        return java.util.stream.IntStream.rangeClosed(first, last)
                .mapToObj(String::valueOf)
                .collect(toCollection(TreeSet::new));
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
        String script = Sources.read(SEARCH_FIELD)
                + Sources.read(SEND)
                + Sources.read("kb/src/main/java/cn/zhiban/kb/article/ui/GuardedCopy.java");
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

    /** The columns of wide spreadsheets: 0000, 0030, … */
    private static Set<String> halfHours() {
        return java.util.stream.IntStream.range(0, 48)
                .mapToObj(slot -> String.format(Locale.ROOT, "%02d%02d", slot / 2, slot % 2 * 30))
                .collect(toCollection(TreeSet::new));
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

    private static ModulePermissions permissions(String module) {
        try {
            var constructor = Class.forName(module).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (ModulePermissions) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> permissions() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ModulePermissions.class));
        return scanner.findCandidateComponents("cn.zhiban").stream()
                .map(found -> permissions(Objects.requireNonNull(found.getBeanClassName())))
                .flatMap(module -> module.permissions().stream())
                .map(ModulePermissions.Definition::code)
                .collect(toCollection(TreeSet::new));
    }

    /** What a script of the browser asks for by its whole name. */
    private static Set<String> asked(String script) {
        return Pattern.compile("_t\\('([\\w.-]+)'[,)]")
                .matcher(Sources.read(script))
                .results()
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }

    /** Texts that a custom element asks for by their names, and those whose names it puts together. */
    private static Set<String> askedBy(String prefix, String script, String... composed) {
        Set<String> keys = Pattern.compile("_t\\(([^;]*)")
                .matcher(Sources.read("kb/src/main/resources/META-INF/resources/kb/" + script))
                .results()
                .flatMap(call ->
                        Pattern.compile("'([\\w-]+)'").matcher(call.group(1)).results())
                .map(quoted -> quoted.group(1))
                .filter(key -> KEYS.contains(prefix + key))
                .collect(toCollection(TreeSet::new));
        keys.addAll(Set.of(composed));
        return keys;
    }

    /** Texts that a custom element asks for by name. */
    private static Set<String> askedIn(String script) {
        return Pattern.compile("_t\\(([^)]*)")
                .matcher(Sources.read("kb/src/main/resources/META-INF/resources/kb/" + script))
                .results()
                .flatMap(call ->
                        Pattern.compile("'([a-zA-Z.]+)'").matcher(call.group(1)).results())
                .map(found -> found.group(1))
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

    /** The list of names at the head of a file: words in quotation marks at the end of a line or before a comma. */
    private static Set<String> quoted(String file) {
        String list = Sources.main().stream()
                .filter(one -> one.path().endsWith(file))
                .map(Sources.JavaFile::text)
                .findFirst()
                .orElseThrow();
        list = list.substring(list.indexOf("List.of("));
        return Pattern.compile("\"([\\w.-]+)\"")
                .matcher(list.substring(0, list.indexOf(";")))
                .results()
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
