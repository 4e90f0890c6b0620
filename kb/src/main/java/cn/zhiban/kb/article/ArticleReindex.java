package cn.zhiban.kb.article;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.search.mapper.orm.Search;
import org.hibernate.search.mapper.orm.work.SearchIndexingPlan;
import org.springframework.stereotype.Component;

/** Has the index take in articles anew that did not change themselves, but something that they show. */
@Component
public class ArticleReindex {
    private static final int PAGE = 500;

    private final EntityManager manager;
    private final ArticleRepository articles;

    ArticleReindex(EntityManager manager, ArticleRepository articles) {
        this.manager = manager;
        this.articles = articles;
    }

    /** To be called within the transaction that changed what they show; is done soon after its commit. */
    public void again(Collection<Long> ids) {
        SearchIndexingPlan plan = Search.session(manager).indexingPlan();
        List<Long> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += PAGE) {
            articles.findWithVersions(all.subList(from, Math.min(all.size(), from + PAGE)))
                    .forEach(plan::addOrUpdate);
        }
    }
}
