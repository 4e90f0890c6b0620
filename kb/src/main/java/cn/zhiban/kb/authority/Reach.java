package cn.zhiban.kb.authority;

/** How far a ladder reaches; the narrower wins. Translated as {@code kb.authority.reach.<NAME>}. */
public enum Reach {
    /** all clients */
    SHARED,
    /** all shops of one client */
    CLIENT,
    /** one shop */
    SHOP
}
