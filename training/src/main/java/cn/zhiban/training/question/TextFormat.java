package cn.zhiban.training.question;

/** How a text is written; kept as it came, so that nothing is lost on the way back. */
public enum TextFormat {
    MARKDOWN,
    HTML,
    PLAIN,
    /** Moodle's own: HTML in which line breaks count. */
    MOODLE
}
