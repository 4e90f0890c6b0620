package cn.zhiban.training.certificate;

import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.deck.Demands;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Issues certificates and tells how they stand; asks for no permission. */
@Component
class Certificates {
    static final String TYPE = "train.certificate";
    static final int SOON = 30;
    private static final int CODE_BYTES = 16;

    private final CertificateStore store;
    private final Demands demands;
    private final AuditLog audit;
    private final CompanyTime time;
    private final SecureRandom random = new SecureRandom();

    Certificates(CertificateStore store, Demands demands, AuditLog audit, CompanyTime time) {
        this.store = store;
        this.demands = demands;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Issues a certificate. While an older one of the type still holds, the new one begins the day after it ends, so that
     * nobody loses days by renewing early; the older one stays as it is.
     *
     * @return its id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long issue(CertificateType type, long employee, String by, String note) {
        store.lock(employee);
        LocalDate today = time.today();
        LocalDate from = store.heldBy(List.of(employee)).stream()
                .filter(one -> one.typeId() == type.id() && !one.withdrawn())
                .map(one -> one.validTo().plusDays(1))
                .filter(day -> day.isAfter(today))
                .reduce((a, b) -> a.isAfter(b) ? a : b)
                .orElse(today);
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        long id = store.insert(
                HexFormat.of().formatHex(bytes),
                type.id(),
                employee,
                time.now(),
                by,
                from,
                from.plusDays(type.validityDays() - 1L),
                note);
        audit.record("granted", TYPE, id, type.name(), null, store.find(id).orElseThrow());
        return id;
    }

    /** Days that are still covered from today on, without a gap: of the type, for the employee. */
    long daysLeft(long type, long employee) {
        return store.heldBy(List.of(employee)).stream()
                .filter(one -> one.typeId() == type
                        && !one.withdrawn()
                        && !one.validTo().isBefore(time.today()))
                .mapToLong(one -> one.validTo().toEpochDay() - time.today().toEpochDay() + 1)
                .max()
                .orElse(0);
    }

    /** How the certificates stand, in the order given. */
    List<Certificate> judged(Collection<CertificateStore.Row> rows) {
        LocalDate today = time.today();
        List<Long> people =
                rows.stream().map(CertificateStore.Row::employeeId).distinct().toList();
        Map<Long, List<Demands.Demand>> open = demands.open(people);
        List<CertificateStore.Row> all = store.heldBy(people);
        return rows.stream().map(row -> judged(row, today, open, all)).toList();
    }

    private static Certificate judged(
            CertificateStore.Row row,
            LocalDate today,
            Map<Long, List<Demands.Demand>> open,
            List<CertificateStore.Row> all) {
        List<String> waiting = open.getOrDefault(row.employeeId(), List.of()).stream()
                .filter(one -> one.redLine() && one.audience().touches(row.clientId(), row.shopId()))
                .map(Demands.Demand::topic)
                .distinct()
                .sorted()
                .toList();
        CertificateState state = state(row, today, !waiting.isEmpty(), all);
        return new Certificate(
                row.id(),
                row.code(),
                row.typeId(),
                row.title(),
                row.clientId(),
                row.shopId(),
                row.employeeId(),
                row.holder(),
                row.staffNumber(),
                row.issuedAt(),
                row.issuedBy(),
                row.validFrom(),
                row.validTo(),
                state,
                state == CertificateState.VOID ? waiting : List.of(),
                row.reason());
    }

    private static CertificateState state(
            CertificateStore.Row row, LocalDate today, boolean waiting, List<CertificateStore.Row> all) {
        if (row.withdrawn()) {
            return CertificateState.WITHDRAWN;
        }
        if (row.validTo().isBefore(today)) {
            return CertificateState.EXPIRED;
        }
        if (row.validFrom().isAfter(today)) {
            return CertificateState.FUTURE;
        }
        if (waiting) {
            return CertificateState.VOID;
        }
        boolean followed = all.stream()
                .anyMatch(other -> other.typeId() == row.typeId()
                        && other.employeeId() == row.employeeId()
                        && !other.withdrawn()
                        && other.validTo().isAfter(row.validTo()));
        return !followed && row.validTo().isBefore(today.plusDays(SOON + 1L))
                ? CertificateState.EXPIRING
                : CertificateState.VALID;
    }
}
