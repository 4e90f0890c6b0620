package cn.zhiban.kb.authority;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which grants are shown.
 *
 * @param from first company day
 * @param to last company day
 * @param shopId only of this shop, or null
 * @param caseId only of this case, or null
 */
public record GrantFilter(
        LocalDate from,
        LocalDate to,
        @Nullable Long shopId,
        @Nullable Long caseId) {}
