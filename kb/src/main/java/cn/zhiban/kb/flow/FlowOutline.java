package cn.zhiban.kb.flow;

import cn.zhiban.kb.flow.Flow.Choice;
import cn.zhiban.kb.flow.Flow.Condition;
import cn.zhiban.kb.flow.Flow.Step;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A flow as plain text, which editors write and spreadsheets carry:
 *
 * <pre>
 * # title @id            a step; without an id its title is its id
 * text to send           Markdown with [variables], as many lines as it takes
 * &gt; what only the agent reads
 * authority: case        (also in Chinese, see kb/outline.properties)
 * script: 12             id or external id of a script that is walked through first
 * - label {fact &lt; 50, other = x} -&gt; step
 * todo: what remains to do
 * </pre>
 *
 * A line of text that looks like one of these begins with a backslash. Reading what {@link #print} wrote gives the flow
 * again.
 */
public final class FlowOutline {
    private static final Pattern QUOTED_NEEDED = Pattern.compile(".*[{}｛｝\"“”].*|\\s.*|.*\\s");

    private FlowOutline() {}

    /**
     * What was read.
     *
     * @param flow all that could be understood; no text is lost
     * @param problems lines that could not
     * @param lines line on which each step begins, by its id
     */
    public record Parsed(Flow flow, List<FlowProblem> problems, Map<String, Integer> lines) {
        public Parsed {
            problems = List.copyOf(problems);
            lines = Map.copyOf(lines);
        }
    }

    /** Reads an outline; never fails. */
    public static Parsed parse(String text, ScriptNames names) {
        return new OutlineReader(names).read(text);
    }

    /** Writes an outline. */
    public static String print(Flow flow, ScriptNames names) {
        return flow.steps().stream().map(step -> print(step, names)).collect(Collectors.joining("\n"));
    }

    /** The conditions of a choice as the outline says them; empty when it has none. */
    public static String conditions(Choice choice) {
        return choice.when().stream().map(FlowOutline::print).collect(Collectors.joining("，"));
    }

    private static String print(Step step, ScriptNames names) {
        StringBuilder out = new StringBuilder("#");
        String title = oneLine(step.title());
        out.append(title.isEmpty() ? "" : " " + title);
        if (!step.id().equals(title) || OutlineReader.ID.matcher(title).find()) {
            out.append(" @").append(step.id());
        }
        out.append('\n');
        say(step.say(), out);
        if (!step.hint().isEmpty()) {
            step.hint()
                    .replace("\r\n", "\n")
                    .lines()
                    .forEach(line -> out.append('>')
                            .append(line.isEmpty() ? "" : " " + line)
                            .append('\n'));
            if (step.hint().endsWith("\n")) {
                out.append(">\n");
            }
        }
        if (!step.authority().isEmpty()) {
            keyword(out, "authority", step.authority());
        }
        Long script = step.script();
        if (script != null) {
            keyword(out, "script", script == Flow.UNKNOWN_SCRIPT ? "?" : names.name(script));
        }
        step.choices().forEach(choice -> out.append(print(choice)).append('\n'));
        step.duties().forEach(duty -> keyword(out, "duty", duty));
        return out.toString();
    }

    private static void keyword(StringBuilder out, String key, String value) {
        out.append(OutlineWords.first(key)).append('：').append(oneLine(value)).append('\n');
    }

    private static void say(String text, StringBuilder out) {
        if (text.isEmpty()) {
            return;
        }
        String[] lines = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            boolean blankAtTheEdge = lines[i].isBlank() && (i == 0 || i == lines.length - 1);
            out.append(blankAtTheEdge || OutlineReader.special(lines[i]) ? "\\" : "")
                    .append(lines[i])
                    .append('\n');
        }
    }

    private static String print(Choice choice) {
        StringBuilder out = new StringBuilder("- ");
        String label = oneLine(choice.label());
        out.append(label);
        if (!choice.when().isEmpty() || label.endsWith("}") || label.endsWith("｝")) {
            out.append(label.isEmpty() ? "{" : " {").append(conditions(choice)).append('}');
        }
        return out.append(out.length() == 2 ? "" : " ")
                .append(OutlineWords.first("arrow"))
                .append(' ')
                .append(choice.to())
                .toString()
                .stripTrailing();
    }

    static String print(Condition condition) {
        if (condition.value().isEmpty()) {
            return condition.fact();
        }
        String value = OutlineWords.valueName(condition.fact(), condition.value());
        boolean quoted = QUOTED_NEEDED.matcher(value).matches()
                || OutlineWords.all("and").stream().anyMatch(value::contains);
        return OutlineWords.factName(condition.fact())
                + " " + OutlineWords.sign(condition.comparison()) + " "
                + (quoted ? "\"" + value.replace("\"", "\"\"") + "\"" : value);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
    }
}
