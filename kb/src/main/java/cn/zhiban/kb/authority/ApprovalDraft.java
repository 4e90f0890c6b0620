package cn.zhiban.kb.authority;

/**
 * What an agent asks a lead for.
 *
 * @param shopId the shop of the order
 * @param amountCents how much, in cents
 * @param orderCents amount of the order in cents
 * @param orderRef number of the order
 * @param remedy how the buyer would be made good
 * @param reason why the limits are not enough
 */
public record ApprovalDraft(
        long shopId, long amountCents, long orderCents, String orderRef, Remedy remedy, String reason) {}
