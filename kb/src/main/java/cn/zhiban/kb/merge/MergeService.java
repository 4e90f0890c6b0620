package cn.zhiban.kb.merge;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Saves what was merged so that nothing is lost. Rights are those of {@link ArticleService#save}. */
@Service
public class MergeService {
    private final ArticleService articles;

    MergeService(ArticleService articles) {
        this.articles = articles;
    }

    /**
     * Writes the outcome of a merge as the next version. What was saved meanwhile is in the history already; what of mine
     * is not in the outcome gets there as a version of its own just before it.
     *
     * @param mine what I had written
     * @param merged the outcome
     * @param dropsMine the outcome lacks something of mine
     * @param version the counter of what was saved meanwhile
     * @throws ChangedMeanwhile somebody saved once more; nothing was written
     * @throws InvalidInput mine or the outcome lacks something; nothing was written
     */
    @Transactional
    public ArticleDetails save(
            long id, ArticleContent mine, ArticleContent merged, boolean dropsMine, int version, boolean publish) {
        int newest = dropsMine ? articles.save(id, mine, version, false).version() : version;
        return articles.save(id, merged, newest, publish);
    }
}
