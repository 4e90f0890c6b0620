package cn.zhiban.kb.authority;

import org.jspecify.annotations.Nullable;

/**
 * What an agent gives.
 *
 * @param shopId the shop of the order
 * @param step the step that is given, or null for an amount of its own
 * @param amountCents the amount in cents, or null = the step's
 * @param orderCents amount of the order in cents
 * @param orderRef number of the order
 * @param note what the agent adds, may be empty
 * @param key made up by the caller: the same key a second time gives nothing a second time
 * @param request code of the approval that allows it, or null = within the own limits
 */
public record GrantDraft(
        long shopId,
        @Nullable Step step,
        @Nullable Long amountCents,
        long orderCents,
        String orderRef,
        String note,
        String key,
        @Nullable String request) {}
