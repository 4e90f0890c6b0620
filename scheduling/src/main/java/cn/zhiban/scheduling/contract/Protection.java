package cn.zhiban.scheduling.contract;

import java.time.LocalDate;

/**
 * A time during which somebody is protected. Sensitive: shown to who has the permission for people, and to the person.
 *
 * @param id key, 0 of a new one
 * @param employeeId who
 * @param kind why
 * @param validFrom first day
 * @param validTo last day, inclusive
 */
public record Protection(long id, long employeeId, ProtectionKind kind, LocalDate validFrom, LocalDate validTo) {
    /** Whether it holds on the day. */
    public boolean on(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validTo);
    }
}
