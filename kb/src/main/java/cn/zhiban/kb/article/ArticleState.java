package cn.zhiban.kb.article;

/** Where an article stands (状态). Translated as {@code kb.state.<NAME>}; in spreadsheets and REST in lower case. */
public enum ArticleState {
    /** Never published; only editors see it. */
    DRAFT,
    /** Agents see its published version while it is valid. */
    PUBLISHED,
    /** Taken away from agents, kept for editors. */
    ARCHIVED
}
