package cn.zhiban.kb.authority;

import cn.zhiban.core.InvalidInput;
import java.math.BigDecimal;

/** Cents as people write them: 1250 is "12.50", 1200 is "12". */
public final class Money {
    private static final int DECIMALS = 2;

    private Money() {}

    /** An amount in yuan, without a sign of currency. */
    public static String yuan(long cents) {
        BigDecimal yuan = BigDecimal.valueOf(cents, DECIMALS);
        return cents % 100 == 0 ? yuan.setScale(0).toPlainString() : yuan.toPlainString();
    }

    /**
     * Cents of an amount in yuan with at most two decimals, with or without thousands separators.
     *
     * @param field named by the problem
     * @throws InvalidInput it is none
     */
    public static long cents(String field, String yuan) {
        try {
            return new BigDecimal(yuan.strip().replace(",", ""))
                    .movePointRight(DECIMALS)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InvalidInput(field, "kb.authority.problem.amount");
        }
    }
}
