package cn.zhiban.training.memory;

/** How an answer went, as FSRS counts it, in its order. */
public enum Rating {
    AGAIN,
    HARD,
    GOOD,
    EASY;

    /** 1 to 4. */
    int grade() {
        return ordinal() + 1;
    }

    /**
     * From what can be measured: wrong; right but slow; right. Never "easy", which people claim too often.
     *
     * @param usual milliseconds that right answers usually take, 0 if nothing is known
     */
    public static Rating of(boolean right, long millis, long usual) {
        if (!right) {
            return AGAIN;
        }
        return usual > 0 && millis > 2 * usual ? HARD : GOOD;
    }
}
