package cn.zhiban.training.question.exchange;

/** A part of a file makes no question; becomes a {@link Remark}. */
final class Unreadable extends Exception {
    private final String key;
    private final transient Object[] arguments;

    Unreadable(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = arguments;
    }

    Remark remark(int line) {
        return Remark.refused(line, key, arguments);
    }
}
