package cn.zhiban.kb.insight;

/**
 * Searches and what became of them.
 *
 * @param searches how many
 * @param zero of these, how many found nothing at all
 * @param unused of these, how many found something, of which nothing was opened or copied
 * @param opens answers opened
 * @param copies answers copied
 */
public record SearchTally(long searches, long zero, long unused, long opens, long copies) {
    /** Nothing. */
    public static final SearchTally NONE = new SearchTally(0, 0, 0, 0, 0);

    /** Both together. */
    public SearchTally plus(SearchTally other) {
        return new SearchTally(
                searches + other.searches,
                zero + other.zero,
                unused + other.unused,
                opens + other.opens,
                copies + other.copies);
    }

    /** Searches of which something was opened or copied. */
    public long used() {
        return Math.max(0, searches - zero - unused);
    }

    /** Share of the searches, 0 if there were none. */
    public double share(long part) {
        return searches == 0 ? 0 : (double) part / searches;
    }
}
