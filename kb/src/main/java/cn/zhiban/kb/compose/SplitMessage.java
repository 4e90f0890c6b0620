package cn.zhiban.kb.compose;

import java.util.List;

/**
 * A buyer's message in parts.
 *
 * @param parts its questions and requests, in order, none twice
 * @param numbers order and parcel numbers in it, each once
 */
public record SplitMessage(List<Part> parts, List<String> numbers) {
    public SplitMessage {
        parts = List.copyOf(parts);
        numbers = List.copyOf(numbers);
    }

    /**
     * One question or request.
     *
     * @param question what to search for: without greetings, connectives and numbers
     * @param start where it begins in the message, in UTF-16 units
     * @param end where it has ended
     */
    public record Part(String question, int start, int end) {}
}
