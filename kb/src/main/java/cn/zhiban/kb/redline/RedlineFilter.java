package cn.zhiban.kb.redline;

import cn.zhiban.core.org.Platform;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.match.RuleKind;
import org.jspecify.annotations.Nullable;

/**
 * Which rules a list shows; what is null or empty does not limit it.
 *
 * @param text part of the code, a word or the message
 * @param platform rules that hold there
 */
public record RedlineFilter(
        String text,
        @Nullable Platform platform,
        @Nullable RuleKind kind,
        @Nullable Severity severity,
        @Nullable RedlineState state) {
    /** Everything. */
    public static final RedlineFilter NONE = new RedlineFilter("", null, null, null, null);
}
