package cn.zhiban.kb.search.analysis;

/**
 * The index fields and what each holds. All are multi-valued in spirit but receive one string of tokens separated by
 * spaces; the engine splits at white space and scores with BM25 (k1 1.2, b 0.75).
 */
public final class SearchFields {

    /** Every title and similar question as one token each, without spaces: finds the very same question. */
    public static final String EXACT = "exact";

    /** Characters, words and concepts of title and similar questions; {@code ^} marks the first of a question. */
    public static final String UNITS = "units";

    /** Pairs of neighbours of title and similar questions. */
    public static final String PAIRS = "pairs";

    /** Characters, words and pairs of product names, tags and category. */
    public static final String LABELS = "labels";

    /** Characters, words and pairs of the answer. */
    public static final String ANSWER = "answer";

    /** Latin words, numbers and article codes with all their beginnings, of up to 24 characters. */
    public static final String WORDS = "words";

    /** Syllables and pairs of syllables of title, similar questions and labels. */
    public static final String PINYIN = "pinyin";

    /** First letters in runs of one to four. */
    public static final String INITIALS = "initials";

    private SearchFields() {}
}
