package cn.zhiban.kb.script;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run in a list.
 *
 * @param id its id
 * @param articleId the script
 * @param title the script's title
 * @param version number of its version
 * @param shopId shop of the chat, or null
 * @param person who goes on with it, or went
 * @param step title of the step it is at
 * @param atEnd nothing comes after that step
 * @param state where it stands
 * @param startedAt when it began
 * @param touchedAt when something last happened
 */
public record RunSummary(
        long id,
        long articleId,
        String title,
        int version,
        @Nullable Long shopId,
        String person,
        String step,
        boolean atEnd,
        RunState state,
        Instant startedAt,
        Instant touchedAt) {}
