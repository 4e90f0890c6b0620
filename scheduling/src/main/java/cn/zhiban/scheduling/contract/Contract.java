package cn.zhiban.scheduling.contract;

import java.time.LocalDate;

/**
 * A contract (合同).
 *
 * @param id key
 * @param terms what was agreed, for whom and how long
 * @param version counter against lost updates
 */
public record Contract(long id, ContractDraft terms, int version) {
    /** Whether it holds on the day. */
    public boolean on(LocalDate day) {
        return !day.isBefore(terms.validFrom()) && (terms.validTo() == null || !day.isAfter(terms.validTo()));
    }
}
