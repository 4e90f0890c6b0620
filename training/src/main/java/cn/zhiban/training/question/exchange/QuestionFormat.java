package cn.zhiban.training.question.exchange;

/** Files of questions that are read whole. Translated as {@code training.question.format.<NAME>}. */
public enum QuestionFormat {
    GIFT(".gift"),
    AIKEN(".txt"),
    MOODLE_XML(".xml");

    private final String extension;

    QuestionFormat(String extension) {
        this.extension = extension;
    }

    /** How names of such files end. */
    public String extension() {
        return extension;
    }

    /** What a file most likely is, told by its beginning. */
    public static QuestionFormat guess(byte[] content) {
        String text = TextFile.read(content).stripLeading();
        if (text.startsWith("<")) {
            return MOODLE_XML;
        }
        return text.lines().anyMatch(line -> line.matches("ANSWER\\s*:\\s*[A-Za-z]\\s*")) ? AIKEN : GIFT;
    }

    /** What a file says. */
    Found read(byte[] content) {
        return switch (this) {
            case GIFT -> Gift.read(content);
            case AIKEN -> Aiken.read(content);
            case MOODLE_XML -> MoodleXml.read(content);
        };
    }

    /** Writes questions. */
    Written write(java.util.List<cn.zhiban.training.question.QuestionContent> questions) {
        return switch (this) {
            case GIFT -> GiftWriter.write(questions);
            case AIKEN -> Aiken.write(questions);
            case MOODLE_XML -> MoodleXmlWriter.write(questions);
        };
    }
}
