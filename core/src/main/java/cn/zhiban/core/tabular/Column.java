package cn.zhiban.core.tabular;

import java.util.List;

/**
 * A column an import knows.
 *
 * @param field its name in code and in the REST contract, in snake_case; a heading of its own
 * @param aliases further headings people use for it, in Chinese and English, the best one first: exports write it; case,
 *     blanks, underscores and asterisks do not matter
 * @param required a file without it cannot be imported
 */
public record Column(String field, List<String> aliases, boolean required) {
    public Column {
        aliases = List.copyOf(aliases);
    }

    /** A column that may be missing. */
    public static Column optional(String field, String... aliases) {
        return new Column(field, List.of(aliases), false);
    }

    /** A column that must be there. */
    public static Column required(String field, String... aliases) {
        return new Column(field, List.of(aliases), true);
    }

    /** The heading that exports write. */
    public String title() {
        return aliases.isEmpty() ? field : aliases.getFirst();
    }
}
