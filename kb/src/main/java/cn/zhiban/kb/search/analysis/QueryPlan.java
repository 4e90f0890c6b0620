package cn.zhiban.kb.search.analysis;

import java.util.List;

/**
 * What the engine has to look for, independent of the engine: a document is found when it fits at least one branch; its
 * score is the sum of all clauses that fit. Filters (shop, validity, permission) go around the whole plan.
 *
 * @param text the normalised query
 * @param kind how the query was read
 * @param branches ways to fit, empty when the query holds nothing to search for
 */
public record QueryPlan(String text, QueryKind kind, List<Branch> branches) {

    /**
     * One way to fit.
     *
     * @param required clauses that must all fit
     * @param optional clauses that add to the score; without required ones at least {@code atLeast} tokens must fit
     * @param atLeast how many tokens of all optional clauses together must fit when nothing is required
     */
    public record Branch(List<Clause> required, List<Clause> optional, int atLeast) {}

    /**
     * Tokens in one field.
     *
     * @param field one of {@link SearchFields}
     * @param tokens distinct tokens exactly as indexed
     * @param match whether one token is enough
     * @param boost factor for the score of each token
     */
    public record Clause(String field, List<String> tokens, Match match, float boost) {}

    /** How many of a clause's tokens a document needs. */
    public enum Match {
        ANY,
        EVERY
    }

    public boolean isEmpty() {
        return branches.isEmpty();
    }
}
