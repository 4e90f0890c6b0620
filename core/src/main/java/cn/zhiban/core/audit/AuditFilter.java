package cn.zhiban.core.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log to show.
 *
 * @param person part of the name of who acted; may be empty
 * @param object part of what the object is called; may be empty
 * @param objectType {@code <module>.<object>}, or null
 * @param action what was done, or null
 * @param from first day in the company's zone, or null
 * @param to last day, inclusive, or null
 */
public record AuditFilter(
        String person,
        String object,
        @Nullable String objectType,
        @Nullable String action,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    /** Everything. */
    public static final AuditFilter ALL = new AuditFilter("", "", null, null, null, null);
}
