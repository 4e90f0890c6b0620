package cn.zhiban.kb.authority;

/**
 * One step of a ladder for one order.
 *
 * @param step which step
 * @param amountCents how much, in cents
 * @param remedy how the buyer is made good
 */
public record Offer(Step step, long amountCents, Remedy remedy) {}
