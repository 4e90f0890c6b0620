package cn.zhiban.core.org.assignment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a nick. Null stands for what was not chosen yet, except for the last day: null is open.
 *
 * @param employeeId whose
 * @param shopId of which shop
 * @param nick what buyers see
 * @param validFrom first day
 * @param validTo last day, null for open
 */
public record PlatformAccountDraft(
        @Nullable Long employeeId,
        @Nullable Long shopId,
        String nick,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {}
