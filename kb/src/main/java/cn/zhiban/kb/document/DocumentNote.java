package cn.zhiban.kb.document;

import java.util.List;

/**
 * Something to say about a document, kept as key and arguments, so that each reader sees it in their own language.
 *
 * @param key key of the message
 * @param arguments values for it
 */
public record DocumentNote(String key, List<String> arguments) {
    static DocumentNote of(String key, String... arguments) {
        return new DocumentNote(key, List.of(arguments));
    }
}
