package cn.zhiban.kb.search;

import cn.zhiban.core.security.Access;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleKind;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;

/** Choosing articles in forms, among those that the actor may read ({@link KbPermissions#READ}). */
@Service
public class ArticlePick {
    private final SearchService search;
    private final Access access;

    ArticlePick(SearchService search, Access access) {
        this.search = search;
        this.access = access;
    }

    /** An article that can be chosen. */
    public record Choice(long id, ArticleKind kind, String title) {}

    /**
     * What fits the words typed so far.
     *
     * @param kinds only these, or none for all
     */
    public List<Choice> find(String typed, Collection<ArticleKind> kinds, int offset, int limit) {
        access.require(KbPermissions.READ);
        if (kinds.isEmpty()) {
            return choices(search.search(new SearchQuery(typed, null, null, null, null, limit, offset))
                    .hits());
        }
        return kinds.stream()
                .flatMap(kind ->
                        choices(search.search(new SearchQuery(typed, null, kind, null, null, limit, offset))
                                        .hits())
                                .stream())
                .limit(limit)
                .toList();
    }

    /** Those with these ids that the actor may read and that hold now. */
    public List<Choice> byIds(List<Long> ids) {
        return choices(search.byIds(ids, null));
    }

    private static List<Choice> choices(List<SearchHit> hits) {
        return hits.stream()
                .map(hit -> new Choice(hit.id(), hit.kind(), hit.title()))
                .toList();
    }
}
