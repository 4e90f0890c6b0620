package cn.zhiban.kb.redline.match;

/**
 * Where a text crosses a rule.
 *
 * @param rule number of the rule in the matcher
 * @param word number of its word, or −1 when something is missing
 * @param start first character in the text as it was given, 0-based
 * @param end character after the last
 */
public record Passage(int rule, int word, int start, int end) {}
