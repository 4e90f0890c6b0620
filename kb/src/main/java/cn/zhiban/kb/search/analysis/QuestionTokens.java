package cn.zhiban.kb.search.analysis;

import java.util.List;

/**
 * One question in the three forms in which two wordings are compared.
 *
 * @param units characters and words in reading order
 * @param pairs neighbours
 * @param concepts the units with synonyms folded
 */
record QuestionTokens(List<String> units, List<String> pairs, List<String> concepts) {

    static QuestionTokens of(String normalized, Concepts concepts) {
        var cut = TextUnits.of(normalized);
        return new QuestionTokens(cut.units(), cut.pairs(), concepts.fold(cut.units()));
    }
}
