package cn.zhiban.scheduling.rulebook;

/**
 * A number or list of words that a kind of rule takes. Translated as {@code sched.rule.parameter.<name>}.
 *
 * @param name its name, for numbers with the unit
 * @param type what it holds
 * @param least smallest number
 * @param most largest number
 */
public record RuleParameter(String name, Type type, int least, int most) {
    /** What a parameter holds. */
    public enum Type {
        NUMBER,
        /** Names of bands in an order. */
        BANDS,
        /** Pairs of bands: {@code NIGHT>EARLY}. */
        SUCCESSIONS,
        /** Codes of shift types. */
        SHIFT_TYPES,
        /** Weekdays from 1 Monday to 7 Sunday. */
        WEEKDAYS,
        /** Staff numbers. */
        STAFF
    }

    static RuleParameter number(String name, int least, int most) {
        return new RuleParameter(name, Type.NUMBER, least, most);
    }

    static RuleParameter words(String name, Type type) {
        return new RuleParameter(name, type, 0, 0);
    }
}
