package cn.zhiban.kb.script;

import cn.zhiban.kb.search.CopyNote;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as the runner shows it.
 *
 * @param id its id
 * @param revision counts its changes; is sent back with the next one
 * @param state where it stands
 * @param articleId the script
 * @param version number of the version that is walked through
 * @param title the script's title
 * @param shopId shop of the chat, or null
 * @param shopName its name, or empty
 * @param facts what was typed: facts and variables
 * @param trail titles of the steps that were shown, the last is the current one
 * @param step the current step
 */
public record RunView(
        long id,
        int revision,
        RunState state,
        long articleId,
        int version,
        String title,
        @Nullable Long shopId,
        String shopName,
        Map<String, String> facts,
        List<Passed> trail,
        Current step) {
    /** A step that was shown, and the way that was taken from it. */
    public record Passed(String title, String chosen) {}

    /**
     * The current step.
     *
     * @param id its id within its script
     * @param script id of the script it lies within
     * @param within titles of the scripts that were entered, without the outermost
     * @param title what it is about
     * @param text what is sent, plain, with the variables that have a value filled in; may be empty
     * @param hint what only the agent reads, as safe HTML; may be empty
     * @param missing variables of the text without a value
     * @param asks facts that decide the way and are not known
     * @param ways ways on; none = the end
     * @param duties what remains to do after it
     * @param authority case whose limits hold, or empty
     * @param copied its text was copied
     * @param notes what has to be minded before the text is copied
     */
    public record Current(
            String id,
            long script,
            List<String> within,
            String title,
            String text,
            String hint,
            List<Blank> missing,
            List<Ask> asks,
            List<Way> ways,
            List<String> duties,
            String authority,
            boolean copied,
            List<Note> notes) {}

    /** A variable without a value: the fact it is kept as, and its name in the text. */
    public record Blank(String fact, String name) {}

    /**
     * A fact to be typed or chosen.
     *
     * @param fact its name
     * @param label what people call it
     * @param options what it may be; none = anything
     */
    public record Ask(String fact, String label, List<Option> options) {}

    /** A value of a fact and what people call it. */
    public record Option(String value, String label) {}

    /** A copy note in the reader's language. */
    public record Note(
            CopyNote.Kind kind, String message, @Nullable String text, Map<String, String> facts) {}
}
