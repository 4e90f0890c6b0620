package cn.zhiban.kb.flow;

import cn.zhiban.kb.flow.Flow.Choice;
import cn.zhiban.kb.flow.Flow.Comparison;
import cn.zhiban.kb.flow.Flow.Condition;
import cn.zhiban.kb.flow.Flow.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the notation that {@link FlowOutline} describes, line by line. */
final class OutlineReader {
    /** An id at the end of a title. */
    static final Pattern ID = Pattern.compile("(?:^|\\s)[@＠]([^\\s@＠]+)\\s*$");

    private static final Pattern HEADING = Pattern.compile("^\\s*[#＃]+\\s*(.*?)\\s*$");
    private static final Pattern HINT = Pattern.compile("^\\s*[>＞] ?(.*)$");
    private static final Pattern KEYWORD = Pattern.compile("^\\s*("
            + Stream.of("script", "authority", "duty")
                    .flatMap(key -> OutlineWords.all(key).stream())
                    .sorted(Comparator.comparing(String::length).reversed())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"))
            + ")\\s*[:：]\\s*(.*?)\\s*$");
    private static final Pattern CHOICE =
            Pattern.compile("^\\s*[-－—•*]\\s*(.*)(?:" + either("arrow") + ")\\s*(.*?)\\s*$");
    private static final Pattern AND = Pattern.compile(either("and"));
    private static final Pattern SCRIPT_NUMBER = Pattern.compile("^[#＃]?(.*)$");

    private final ScriptNames names;
    private final List<FlowProblem> problems = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();

    OutlineReader(ScriptNames names) {
        this.names = names;
    }

    private static final class Draft {
        final int line;
        final String title;
        final @Nullable String id;
        final List<String> say = new ArrayList<>();
        final List<String> hint = new ArrayList<>();
        final List<Choice> choices = new ArrayList<>();
        final List<String> duties = new ArrayList<>();
        int firstSaid = Integer.MAX_VALUE;
        int lastSaid = -1;

        @Nullable
        Long script;

        String authority = "";

        Draft(int line, String title, @Nullable String id) {
            this.line = line;
            this.title = title;
            this.id = id;
        }

        void say(String text, boolean kept) {
            if (kept || !text.isBlank()) {
                firstSaid = Math.min(firstSaid, say.size());
                lastSaid = say.size();
            }
            say.add(text);
        }

        String said() {
            return lastSaid < 0 ? "" : String.join("\n", say.subList(firstSaid, lastSaid + 1));
        }
    }

    /** Whether a line of text would be taken for something else. */
    static boolean special(String line) {
        return HEADING.matcher(line).matches()
                || HINT.matcher(line).matches()
                || KEYWORD.matcher(line).matches()
                || CHOICE.matcher(line).matches()
                || isEscaped(line);
    }

    private static boolean isEscaped(String line) {
        return line.startsWith("\\") && (line.substring(1).isBlank() || special(line.substring(1)));
    }

    FlowOutline.Parsed read(String text) {
        String[] lines = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            line(i + 1, lines[i]);
        }
        Map<Draft, String> ids = ids();
        Map<String, String> byTitle = new HashMap<>();
        drafts.forEach(draft -> byTitle.putIfAbsent(draft.title, ids.get(draft)));
        Map<String, Integer> starts = new LinkedHashMap<>();
        List<Step> steps = new ArrayList<>();
        for (Draft draft : drafts) {
            starts.put(Objects.requireNonNull(ids.get(draft)), draft.line);
            steps.add(new Step(
                    Objects.requireNonNull(ids.get(draft)),
                    draft.title,
                    draft.said(),
                    String.join("\n", draft.hint),
                    draft.choices.stream()
                            .map(choice -> new Choice(choice.label(), choice.when(), target(choice.to(), ids, byTitle)))
                            .toList(),
                    draft.script,
                    draft.duties,
                    draft.authority));
        }
        return new FlowOutline.Parsed(new Flow(steps), problems, starts);
    }

    private void line(int number, String line) {
        if (isEscaped(line)) {
            current(number).say(line.substring(1), true);
            return;
        }
        Matcher heading = HEADING.matcher(line);
        Matcher hint = HINT.matcher(line);
        Matcher keyword = KEYWORD.matcher(line);
        Matcher choice = CHOICE.matcher(line);
        if (heading.matches()) {
            heading(number, heading.group(1));
        } else if (hint.matches()) {
            current(number).hint.add(hint.group(1));
        } else if (keyword.matches()) {
            keyword(number, current(number), keyword.group(1), keyword.group(2));
        } else if (choice.matches()) {
            choice(number, current(number), choice.group(1).strip(), choice.group(2));
        } else if (!line.isBlank() || !drafts.isEmpty()) {
            current(number).say(line, false);
        }
    }

    private Draft current(int number) {
        if (drafts.isEmpty()) {
            problems.add(FlowProblem.atLine(number, "kb.script.outline.no-heading"));
            drafts.add(new Draft(number, "", "1"));
        }
        return drafts.getLast();
    }

    private void heading(int number, String text) {
        Matcher id = ID.matcher(text);
        boolean named = id.find();
        String title = named ? text.substring(0, id.start()).strip() : text;
        if (title.isEmpty() && !named) {
            problems.add(FlowProblem.atLine(number, "kb.script.outline.no-title"));
        }
        drafts.add(new Draft(number, title, named ? id.group(1) : null));
    }

    private void keyword(int number, Draft draft, String word, String value) {
        if (OutlineWords.all("authority").contains(word)) {
            draft.authority = value;
        } else if (OutlineWords.all("duty").contains(word)) {
            draft.duties.add(value);
        } else {
            Matcher name = SCRIPT_NUMBER.matcher(value);
            Optional<Long> id = names.id(name.matches() ? name.group(1).strip() : value);
            if (id.isEmpty()) {
                problems.add(FlowProblem.atLine(number, "kb.script.outline.script-unknown", value));
            }
            draft.script = id.orElse(Flow.UNKNOWN_SCRIPT);
        }
    }

    private void choice(int number, Draft draft, String head, String to) {
        if (to.isEmpty()) {
            problems.add(FlowProblem.atLine(number, "kb.script.outline.no-target", head));
        }
        String label = head;
        List<Condition> when = List.of();
        if (head.endsWith("}") || head.endsWith("｝")) {
            int open = opening(head);
            if (open >= 0) {
                label = head.substring(0, open).strip();
                when = conditions(number, head.substring(open + 1, head.length() - 1));
            }
        }
        draft.choices.add(new Choice(label, when, to));
    }

    /** The brace that the last one closes, passing over what stands in quotes. */
    private static int opening(String head) {
        boolean quoted = false;
        for (int i = head.length() - 2; i >= 0; i--) {
            char c = head.charAt(i);
            quoted ^= c == '"' || c == '“' || c == '”';
            if (!quoted && (c == '{' || c == '｛')) {
                return i;
            }
        }
        return -1;
    }

    private List<Condition> conditions(int number, String text) {
        List<String> pieces = new ArrayList<>();
        Matcher and = AND.matcher(text);
        int from = 0;
        while (and.find()) {
            if (!quoted(text, and.start())) {
                boolean word = Character.isLetter(and.group().charAt(0));
                boolean both = !word
                        || condition(text.substring(from, and.start())).isPresent()
                                && condition(text.substring(and.end())).isPresent();
                if (both) {
                    pieces.add(text.substring(from, and.start()));
                    from = and.end();
                }
            }
        }
        pieces.add(text.substring(from));
        List<Condition> conditions = new ArrayList<>();
        for (String piece : pieces) {
            if (!piece.isBlank()) {
                Optional<Condition> condition = condition(piece);
                if (condition.isEmpty()) {
                    problems.add(FlowProblem.atLine(number, "kb.script.outline.condition", piece.strip()));
                }
                conditions.add(condition.orElseGet(() -> new Condition(piece.strip(), Comparison.IS, "")));
            }
        }
        return conditions;
    }

    private static boolean quoted(String text, int position) {
        return text.chars()
                                .limit(position)
                                .filter(c -> c == '"' || c == '“' || c == '”')
                                .count()
                        % 2
                == 1;
    }

    /** Signs before words, and words between blanks before words anywhere: 是否老客 = 是 is about 是否老客. */
    private static Optional<Condition> condition(String text) {
        return condition(text, sign -> Character.isLetter(sign.charAt(0)) ? null : sign)
                .or(() -> condition(text, sign -> " " + sign + " "))
                .or(() -> condition(text, sign -> sign));
    }

    private static Optional<Condition> condition(
            String text, java.util.function.Function<String, @Nullable String> form) {
        int at = Integer.MAX_VALUE;
        Map.@Nullable Entry<String, Comparison> found = null;
        for (Map.Entry<String, Comparison> entry : OutlineWords.comparisons()) {
            String sign = form.apply(entry.getKey());
            int position = sign == null ? -1 : text.indexOf(sign, 1);
            if (position >= 0 && position < at) {
                at = position;
                found = Map.entry(sign == null ? "" : sign, entry.getValue());
            }
        }
        if (found == null) {
            return Optional.empty();
        }
        String fact = OutlineWords.fact(text.substring(0, at));
        String value = unquoted(text.substring(at + found.getKey().length()).strip());
        return fact.isEmpty() || value.isEmpty()
                ? Optional.empty()
                : Optional.of(new Condition(fact, found.getValue(), OutlineWords.value(fact, value)));
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.matches("(?s)[\"“].*[\"”]")
                ? value.substring(1, value.length() - 1).replace("\"\"", "\"")
                : value;
    }

    /** Ids as written; a title is its own id, a second one of the same name gets a number. */
    private Map<Draft, String> ids() {
        Map<Draft, String> ids = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            String wanted = draft.id == null ? draft.title : draft.id;
            if (wanted.isEmpty()) {
                wanted = String.valueOf(ids.size() + 1);
            } else if (ids.containsValue(wanted)) {
                problems.add(FlowProblem.atLine(draft.line, "kb.script.outline.same-name", wanted));
            }
            String id = wanted;
            for (int i = 2; ids.containsValue(id); i++) {
                id = wanted + "-" + i;
            }
            ids.put(draft, id);
        }
        return ids;
    }

    private static String target(String written, Map<Draft, String> ids, Map<String, String> byTitle) {
        String name = written.startsWith("@") || written.startsWith("＠") || written.startsWith("#")
                ? written.substring(1).strip()
                : written;
        return ids.containsValue(name) ? name : byTitle.getOrDefault(name, name);
    }

    private static String either(String key) {
        return OutlineWords.all(key).stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }
}
