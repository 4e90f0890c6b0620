package cn.zhiban.kb.article;

/**
 * One of the articles that answer the same question for different audiences (层级).
 *
 * @param id the article
 * @param depth 0 for the one that the others override, 1 for its overrides …
 * @param state where it stands
 * @param content what its newest version says itself, without what it inherits
 */
public record Layer(long id, int depth, ArticleState state, ArticleContent content) {}
