package cn.zhiban.kb.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * Who reviews what (审核人).
 *
 * @param id its id
 * @param clientId of which client, or null: whichever
 * @param categoryId of which category with all below it, or null: whichever
 * @param categoryPath path of that category, or null
 * @param accountId who reviews
 * @param accountName name of who reviews
 */
public record ReviewerRule(
        long id,
        @Nullable Long clientId,
        @Nullable Long categoryId,
        @Nullable String categoryPath,
        long accountId,
        String accountName) {}
