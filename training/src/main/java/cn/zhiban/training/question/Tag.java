package cn.zhiban.training.question;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;

/**
 * What a question is about. Written {@code kind:value} where other programs only know words.
 *
 * @param kind of what sort
 * @param value the word, the platform's name, or the id
 * @param version of an article: the version whose content is asked, 0 for the others
 */
public record Tag(Kind kind, String value, long version) implements Comparable<Tag> {
    private static final int LONGEST = 120;

    /** Sorts of tags. Translated as {@code training.question.tag.<NAME>}. */
    public enum Kind {
        WORD,
        CATEGORY,
        PLATFORM,
        SHOP,
        REDLINE,
        ARTICLE
    }

    public Tag {
        value = value.replaceAll("\\s+", " ").strip();
        value = value.length() > LONGEST ? value.substring(0, LONGEST).strip() : value;
    }

    /** A word. */
    public static Tag word(String value) {
        return new Tag(Kind.WORD, value, 0);
    }

    /** What {@link #written()} wrote; anything else is a word. */
    public static Tag read(String written) {
        int colon = written.indexOf(':');
        for (Kind kind : Kind.values()) {
            if (kind != Kind.WORD
                    && colon > 0
                    && written.substring(0, colon).equals(kind.name().toLowerCase(Locale.ROOT))) {
                String value = written.substring(colon + 1);
                int at = value.indexOf('@');
                return kind == Kind.ARTICLE && value.matches("\\d{1,18}@\\d{1,18}")
                        ? new Tag(kind, value.substring(0, at), Long.parseLong(value.substring(at + 1)))
                        : new Tag(kind, value, 0);
            }
        }
        return word(written);
    }

    /** As a word for other programs. */
    public String written() {
        return kind == Kind.WORD
                ? value
                : kind.name().toLowerCase(Locale.ROOT) + ":" + value + (version > 0 ? "@" + version : "");
    }

    /** The same thing in whatever version; what papers ask for. */
    @JsonIgnore
    public String key() {
        return kind + ":" + value;
    }

    @Override
    public int compareTo(Tag other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : value.compareTo(other.value);
    }
}
