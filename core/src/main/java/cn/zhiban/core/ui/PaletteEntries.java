package cn.zhiban.core.ui;

import java.util.List;
import java.util.Locale;

/** What a module adds to the command palette (Ctrl/⌘-K), as a bean: people, articles, shops … Pages come by themselves. */
public interface PaletteEntries {
    /**
     * Entries the current actor may see, best first.
     *
     * @param query what was typed, not blank
     * @param limit at most this many
     * @param locale language of the labels
     */
    List<Entry> find(String query, int limit, Locale locale);

    /**
     * One entry.
     *
     * @param label what people call it
     * @param detail a few words more, may be empty
     * @param group translated name of its group
     * @param route address inside the suite, without a leading slash
     */
    record Entry(String label, String detail, String group, String route) {}
}
