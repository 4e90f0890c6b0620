package cn.zhiban.kb.authority;

import org.jspecify.annotations.Nullable;

/**
 * How much one step allows. With an amount and a share the lower of both holds; at least one is there.
 *
 * @param step which step
 * @param amountCents at most so many cents (分), or null
 * @param basisPoints at most this share of the order amount, 1 to 10,000 (100 = 1 %), or null
 * @param remedy how the buyer is made good
 */
public record Limit(
        Step step, @Nullable Long amountCents, @Nullable Integer basisPoints, Remedy remedy) {
    private static final long WHOLE = 10_000;

    /**
     * What it comes to for an order, in cents. A share is rounded half up to the cent: 10 % of 0.05 yuan is 0.01 yuan.
     *
     * @param orderCents amount of the order in cents, not negative
     */
    public long of(long orderCents) {
        long most = amountCents == null ? Long.MAX_VALUE : amountCents;
        if (basisPoints == null) {
            return most;
        }
        return Math.min(most, Math.floorDiv(Math.multiplyExact(orderCents, (long) basisPoints) + WHOLE / 2, WHOLE));
    }
}
