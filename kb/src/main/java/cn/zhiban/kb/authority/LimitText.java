package cn.zhiban.kb.authority;

import cn.zhiban.core.InvalidInput;
import java.math.BigDecimal;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** A limit as people write it: {@code 20} (yuan), {@code 10%} of the order, or {@code 20/10%} for the lower of both. */
public final class LimitText {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private LimitText() {}

    /** How the limit is shown: with the sign of the yuan. */
    public static String shown(Limit limit) {
        return (limit.amountCents() == null ? "" : "\u00a5") + of(limit).replace("/", " / ");
    }

    /** How the limit is written. */
    public static String of(Limit limit) {
        Long cents = limit.amountCents();
        Integer points = limit.basisPoints();
        String share = points == null
                ? ""
                : BigDecimal.valueOf(points)
                                .divide(HUNDRED)
                                .stripTrailingZeros()
                                .toPlainString() + "%";
        return cents == null ? share : share.isEmpty() ? Money.yuan(cents) : Money.yuan(cents) + "/" + share;
    }

    /**
     * What was written, or null if nothing was.
     *
     * @throws InvalidInput it is neither an amount nor a share, named after the step's field
     */
    public static @Nullable Limit read(Step step, String text, Remedy remedy) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\u00a5\uffe5]", "");
        if (plain.isEmpty()) {
            return null;
        }
        String field = LadderRules.field(step);
        Long cents = null;
        Integer points = null;
        for (String part : plain.split("/", -1)) {
            if (part.endsWith("%") && points == null) {
                points = points(field, part.substring(0, part.length() - 1));
            } else if (!part.endsWith("%") && cents == null) {
                cents = Money.cents(field, part);
            } else {
                throw new InvalidInput(field, "kb.authority.problem.limit");
            }
        }
        return new Limit(step, cents, points, remedy);
    }

    private static int points(String field, String percent) {
        try {
            return new BigDecimal(percent).multiply(HUNDRED).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InvalidInput(field, "kb.authority.problem.share");
        }
    }
}
