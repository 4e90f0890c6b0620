package cn.zhiban.kb.script;

/**
 * A place in a script.
 *
 * @param article the script
 * @param version its version
 * @param step id of the step
 * @param returned its sub-script has been walked through
 */
record Frame(long article, int version, String step, boolean returned) {
    Frame at(String other) {
        return new Frame(article, version, other, false);
    }

    Frame back() {
        return new Frame(article, version, step, true);
    }
}
