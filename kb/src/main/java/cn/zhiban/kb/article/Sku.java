package cn.zhiban.kb.article;

/**
 * A stock-keeping unit an article speaks of.
 *
 * @param code the seller's code, for example {@code SY-TS01-WH-M}
 * @param name what it is, for example 白色 M码; may be empty
 */
public record Sku(String code, String name) {}
