package cn.zhiban.kb.redline;

import cn.zhiban.kb.article.Finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A passage that crosses a red line.
 *
 * @param ruleId the rule
 * @param rule its code
 * @param version its version
 * @param severity what it does to the text
 * @param start first character in the text, 0-based
 * @param end character after the last; start = end: the text as a whole lacks something
 * @param message why
 * @param alternative what may be said instead, or null
 * @param missing something has to be said that is not
 * @param everywhere the rule holds at all places that were asked for
 */
public record RedlineFinding(
        long ruleId,
        String rule,
        int version,
        Severity severity,
        int start,
        int end,
        String message,
        @Nullable String alternative,
        boolean missing,
        boolean everywhere) {}
