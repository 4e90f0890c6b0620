package cn.zhiban.kb.article;

/**
 * Another way to say the same answer (其他说法), so that a buyer does not read one sentence twice.
 *
 * @param tone how it sounds
 * @param text Markdown, like the answer
 */
public record Wording(Tone tone, String text) {}
