package cn.zhiban.kb.redline.match;

import java.util.List;

/**
 * What is looked for on behalf of one rule.
 *
 * @param kind how
 * @param words words, regular expressions, or what must be said
 * @param triggers for {@link RuleKind#REQUIRED}: when it must be said; none = always
 * @param allowed longer wordings in which a word is harmless
 * @param homophones whether the same sound counts as the word: other characters, pinyin, and both mixed. Then full stops
 *     and commas inside a word do not hide it either
 */
public record Terms(
        RuleKind kind, List<String> words, List<String> triggers, List<String> allowed, boolean homophones) {
    public Terms {
        words = List.copyOf(words);
        triggers = List.copyOf(triggers);
        allowed = List.copyOf(allowed);
    }
}
