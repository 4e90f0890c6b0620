package cn.zhiban.kb.lifecycle;

import cn.zhiban.kb.ArticleChanged;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a part of the lifecycle does when articles have changed: once per transaction, before it is committed. */
interface ChangeStep {
    /** What changed in one transaction, by whom. */
    record Changes(List<ArticleChanged> all, @Nullable Long accountId, String actorName) {
        /** Articles to which this happened. */
        Set<Long> articles(ArticleChanged.Change... kinds) {
            Set<ArticleChanged.Change> wanted = Set.of(kinds);
            return all.stream()
                    .filter(one -> wanted.contains(one.change()))
                    .map(ArticleChanged::articleId)
                    .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
        }

        /** All articles that changed. */
        Set<Long> articles() {
            return articles(ArticleChanged.Change.values());
        }
    }

    /** Takes the changes of one transaction; all of them are written to the database already. */
    void changed(Changes changes);
}
