package cn.zhiban.kb.article;

/** What an article is (类型). Translated as {@code kb.kind.<NAME>}; in spreadsheets and REST in lower case. */
public enum ArticleKind {
    /** A buyer's question and the answer to send. */
    FAQ,
    /** What an agent must know of a product: SKUs, attributes, materials, sizes, notes. */
    PRODUCT,
    /** A rule for agents, longer, not meant to be sent. */
    POLICY
}
