package cn.zhiban.kb.article;

/** Names of the index fields beside the token fields of {@code SearchFields}. */
public final class ArticleFields {
    /** {@link IndexedArticle} as JSON; stored, not searched. */
    public static final String CARD = "card";
    /** Who may read it: {@link ArticleRights#audiences(ArticleContent)}. */
    public static final String AUDIENCE = "audience";
    /** {@link #NONE} or the client's id. */
    public static final String CLIENT = "client";
    /** {@link #NONE} or the shops' ids. */
    public static final String SHOPS = "shops";
    /** {@link #NONE} or the platforms' names. */
    public static final String PLATFORMS = "platforms";
    /** The kind's name. */
    public static final String KIND = "kind";
    /** The category's id. */
    public static final String CATEGORY = "category";
    /** Epoch milliseconds, {@link Long#MIN_VALUE} for since ever. */
    public static final String VALID_FROM = "validFrom";
    /** Epoch milliseconds, {@link Long#MAX_VALUE} for good. */
    public static final String VALID_TO = "validTo";
    /** Id of the published version the document shows; older documents lack it. */
    public static final String VERSION = "version";
    /** Stands where an article is not limited. */
    public static final String NONE = "-";

    private ArticleFields() {}
}
