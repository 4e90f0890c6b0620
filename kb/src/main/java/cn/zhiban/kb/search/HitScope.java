package cn.zhiban.kb.search;

/**
 * For whom an answer was written, from everybody to one product: the more specific one wins among answers to the same
 * question. Translated as {@code kb.scope.<NAME>}.
 */
public enum HitScope {
    /** Nobody's but the person's own reply. */
    OWN(1.0),
    SHARED(1.0),
    PLATFORM(1.06),
    CLIENT(1.10),
    SHOP(1.16),
    /** Speaks of the very SKU that stands in the query. */
    SKU(1.5);

    private final double weight;

    HitScope(double weight) {
        this.weight = weight;
    }

    /** Factor of the score, so that of answers that fit almost equally the more specific one comes first. */
    double weight() {
        return weight;
    }
}
