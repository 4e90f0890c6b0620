package cn.zhiban.kb.template;

import cn.zhiban.kb.article.ArticleContent;
import java.time.Instant;

/**
 * Something to start an article of a kind from (模板), shared by all editors.
 *
 * @param id its id, 0 before it is kept
 * @param name what it is called among templates of its kind
 * @param content what a new article begins with: headings, and what is to be filled in between 【 and 】
 * @param updatedAt when it was last changed
 * @param updatedBy who changed it
 * @param version counter against lost updates
 */
public record Template(long id, String name, ArticleContent content, Instant updatedAt, String updatedBy, int version) {
    /** Longest name. */
    public static final int NAME_LENGTH = 100;
}
