package cn.zhiban.kb.fragment;

import cn.zhiban.kb.ArticleChanged;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContents;
import cn.zhiban.kb.article.ArticleContents.Found;
import cn.zhiban.kb.article.ArticleReindex;
import cn.zhiban.kb.article.Wording;
import cn.zhiban.kb.fragment.FragmentNotation.Kind;
import cn.zhiban.kb.fragment.FragmentNotation.Use;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which answers use which others, kept with every change of an article and in its transaction; when a fragment changes,
 * the index takes in anew what includes it. An import's articles are looked at together, once.
 */
@Component
class FragmentUses {
    private static final int PAGE = 500;
    private static final String ALL = "all";

    private final JdbcClient jdbc;
    private final ArticleContents contents;
    private final Fragments fragments;
    private final ArticleReindex reindex;
    /** Imports ask for every row; most articles are used nowhere. */
    private final LoadingCache<String, Set<Long>> used =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(2)).build(_ -> load());

    FragmentUses(JdbcClient jdbc, ArticleContents contents, Fragments fragments, ArticleReindex reindex) {
        this.jdbc = jdbc;
        this.contents = contents;
        this.fragments = fragments;
        this.reindex = reindex;
    }

    @EventListener
    void changed(ArticleChanged change) {
        Batch batch = (Batch) TransactionSynchronizationManager.getResource(this);
        if (batch == null) {
            batch = new Batch();
            TransactionSynchronizationManager.bindResource(this, batch);
            TransactionSynchronizationManager.registerSynchronization(batch);
        }
        batch.changed.add(change.articleId());
        if (change.change() != ArticleChanged.Change.DRAFTED) {
            batch.shown.add(change.articleId());
        }
    }

    /** The changes of one transaction. */
    private final class Batch implements TransactionSynchronization {
        private final Set<Long> changed = new LinkedHashSet<>();
        private final Set<Long> shown = new LinkedHashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            pages(changed).forEach(FragmentUses.this::refresh);
            Set<Long> users = new LinkedHashSet<>();
            pages(shown).forEach(page -> users.addAll(users(page)));
            if (!users.isEmpty()) {
                reindex.again(users);
            }
        }

        @Override
        public void afterCompletion(int status) {
            used.invalidateAll();
            TransactionSynchronizationManager.unbindResourceIfPossible(FragmentUses.this);
        }
    }

    private void refresh(List<Long> ids) {
        jdbc.sql("DELETE FROM kb_article_use WHERE article_id IN (:ids)")
                .param("ids", ids)
                .update();
        List<Long> naming = jdbc.sql("""
                        SELECT a.id FROM kb_article a
                          JOIN kb_article_version v ON v.id IN (a.latest_version_id, a.published_version_id)
                         WHERE a.id IN (:ids) AND (v.content LIKE '%{{%' OR v.content LIKE '%[[%') GROUP BY a.id""").param("ids", ids).query(Long.class).list();
        contents.byIds(naming).values().forEach(this::write);
    }

    private void write(Found article) {
        for (ArticleContent content : versions(article)) {
            for (Use use : texts(content)
                    .flatMap(text -> FragmentNotation.uses(text).stream())
                    .toList()) {
                (use.kind() == Kind.FRAGMENT
                                ? fragments.included(use.reference(), content)
                                : fragments.linked(use.reference(), content))
                        .ifPresent(used -> insert(article.id(), used.id(), use.kind()));
            }
        }
    }

    private void insert(long article, long used, Kind kind) {
        jdbc.sql("INSERT IGNORE INTO kb_article_use (article_id, used_id, kind) VALUES (?, ?, ?)")
                .params(article, used, kind.name())
                .update();
    }

    private static List<ArticleContent> versions(Found article) {
        ArticleContent published = article.published();
        return published == null || published.equals(article.latest())
                ? List.of(article.latest())
                : List.of(article.latest(), published);
    }

    /** The texts of a content that may name others. */
    static Stream<String> texts(ArticleContent content) {
        return Stream.concat(
                Stream.of(content.answer()), content.wordings().stream().map(Wording::text));
    }

    /** Whatever shows something of these articles: including them, linking to them, or inheriting from what does. */
    private Set<Long> users(Collection<Long> ids) {
        Set<Long> found = new LinkedHashSet<>();
        Collection<Long> level = ids;
        for (int depth = 0; depth <= Fragments.DEEPEST && !level.isEmpty(); depth++) {
            level = jdbc.sql("""
                            SELECT article_id FROM kb_article_use WHERE used_id IN (:ids)
                            UNION SELECT c.id FROM kb_article c JOIN kb_article_use u ON u.article_id = c.parent_id
                                   WHERE u.used_id IN (:ids)""").param("ids", level).query(Long.class).list().stream()
                    .filter(found::add)
                    .toList();
        }
        return found;
    }

    /**
     * Lets the index take in anew what shows an article whose validity began or ended within a time, because nothing is
     * written at that moment. @return how many answers are taken in
     */
    @Transactional
    int turned(Instant after, Instant upTo) {
        List<Long> turned = jdbc.sql("""
                        SELECT DISTINCT a.id FROM kb_article a JOIN kb_article_use u ON u.used_id = a.id
                         WHERE (a.valid_from > :after AND a.valid_from <= :upTo)
                            OR (a.valid_to > :after AND a.valid_to <= :upTo)""")
                .param("after", Timestamp.from(after))
                .param("upTo", Timestamp.from(upTo))
                .query(Long.class)
                .list();
        Set<Long> users = turned.isEmpty() ? Set.of() : users(turned);
        if (!users.isEmpty()) {
            reindex.again(users);
        }
        return users.size();
    }

    /** Whether any answer uses this one; a change on another node is seen within two seconds. */
    boolean isUsed(long articleId) {
        return used.get(ALL).contains(articleId);
    }

    private Set<Long> load() {
        return jdbc.sql("SELECT DISTINCT used_id FROM kb_article_use")
                .query(Long.class)
                .set();
    }

    /** Answers that use this one, by their id. @param kind only in this way, or null */
    List<Long> usersOf(long articleId, @Nullable Kind kind) {
        return jdbc.sql("SELECT DISTINCT article_id FROM kb_article_use WHERE used_id = :id"
                        + " AND (:kind IS NULL OR kind = :kind) ORDER BY article_id")
                .param("id", articleId)
                .param("kind", kind == null ? null : kind.name())
                .query(Long.class)
                .list();
    }

    private static List<List<Long>> pages(Set<Long> ids) {
        List<Long> all = new ArrayList<>(ids);
        List<List<Long>> pages = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PAGE) {
            pages.add(all.subList(from, Math.min(all.size(), from + PAGE)));
        }
        return pages;
    }
}
