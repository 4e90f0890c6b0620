package cn.zhiban.kb.article;

/** What an article is (类型). Translated as {@code kb.kind.<NAME>}; in spreadsheets and REST in lower case. */
public enum ArticleKind {
    /** A buyer's question and the answer to send. */
    FAQ,
    /** Text to send at an occasion (快捷回复/话术), often with a short code and variables; a script of one step. */
    REPLY,
    /** A guided flow (流程话术): steps with text to send, questions, branches, duties at the end. */
    SCRIPT,
    /** What an agent must know of a product: SKUs, attributes, materials, sizes, notes. */
    PRODUCT,
    /** A rule for agents, longer, not meant to be sent. */
    POLICY
}
