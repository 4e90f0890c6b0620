package cn.zhiban.scheduling.checklist;

import cn.zhiban.core.org.Post;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of tasks.
 *
 * @param id key, 0 of a new one
 * @param name for people
 * @param teamId only for this team, null for all
 * @param post only for this post, null for all
 * @param items its tasks
 */
public record Checklist(
        long id,
        String name,
        @Nullable Long teamId,
        @Nullable Post post,
        List<ChecklistItem> items) {
    /** Copies the list. */
    public Checklist {
        items = List.copyOf(items);
    }
}
