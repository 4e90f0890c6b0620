package cn.zhiban.training.question.exchange;

import java.util.List;

/**
 * Something a person should know about a file.
 *
 * @param line of the file, from 1; 0 if the whole file is meant
 * @param refused whether something is left out because of it
 * @param key of the message
 * @param arguments for the message
 */
public record Remark(int line, boolean refused, String key, List<String> arguments) {
    public Remark {
        arguments = List.copyOf(arguments);
    }

    /** Something is left out. */
    public static Remark refused(int line, String key, Object... arguments) {
        return new Remark(line, true, key, texts(arguments));
    }

    /** Something is taken, but not as it stands there. */
    public static Remark noted(int line, String key, Object... arguments) {
        return new Remark(line, false, key, texts(arguments));
    }

    private static List<String> texts(Object... arguments) {
        return java.util.Arrays.stream(arguments).map(String::valueOf).toList();
    }
}
