package cn.zhiban.kb.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a notice says and to whom. Immutable; kept as JSON, so components may be added later but never
 * renamed.
 *
 * @param title what it is about, at most 200 characters
 * @param text Markdown
 * @param changes one line: what is different from now on; may be empty
 * @param importance how urgent it is
 * @param from first moment at which it has to be read
 * @param until first moment at which it no longer has to, or null = for good
 * @param eachShift has to be read anew in each shift
 * @param audience who has to read it
 * @param articleIds answers that are not copied before it was read
 * @param question shows whether it was understood, or null
 */
public record NoticeContent(
        String title,
        String text,
        String changes,
        Importance importance,
        Instant from,
        @Nullable Instant until,
        boolean eachShift,
        NoticeAudience audience,
        List<Long> articleIds,
        @Nullable NoticeQuestion question) {
    /** Longest title and longest line on what changed. */
    public static final int TITLE_LENGTH = 200;
    /** Longest text. */
    public static final int TEXT_LENGTH = 20_000;
    /** Most articles that one notice holds back. */
    public static final int ARTICLES = 50;

    public NoticeContent {
        articleIds = List.copyOf(articleIds);
    }

    /** Whether it has to be read at this moment. */
    boolean runsAt(Instant now) {
        return !now.isBefore(from) && (until == null || now.isBefore(until));
    }
}
