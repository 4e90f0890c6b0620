package cn.zhiban.kb.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param took milliseconds from asking to answering, on the server
 * @param total number of articles that fit; exact up to 1,000, a lower bound beyond
 * @param hits best first
 * @param suggestions what else could have been meant
 * @param segments kinds of buyers for whom there are answers of their own among what was found
 * @param answerable whether the best hit is likely an answer; otherwise the list is only the nearest there is
 */
public record SearchResult(
        long took,
        long total,
        List<SearchHit> hits,
        List<String> suggestions,
        List<String> segments,
        boolean answerable) {
    /** Nothing was asked for. */
    public static final SearchResult NOTHING = new SearchResult(0, 0, List.of(), List.of(), List.of(), false);
}
