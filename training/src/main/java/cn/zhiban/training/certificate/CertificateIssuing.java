package cn.zhiban.training.certificate;

import cn.zhiban.core.security.Access;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.LearningItems;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Issues a certificate as soon as everything that it asks for is passed, within the transaction that records the last. */
@Component
class CertificateIssuing {
    private final CertificateStore store;
    private final Certificates certificates;
    private final Map<ItemKind, LearningItems> items;

    CertificateIssuing(CertificateStore store, Certificates certificates, List<LearningItems> items) {
        this.store = store;
        this.certificates = certificates;
        this.items = items.stream().collect(Collectors.toMap(LearningItems::kind, one -> one));
    }

    /** Renews only what ends within 30 days: who passes again by the way keeps what he has. */
    @EventListener
    @Transactional
    public void on(ItemPassed passed) {
        CertificateType.Need done = new CertificateType.Need(passed.kind(), passed.itemId());
        store.types().stream()
                .filter(type -> type.needs().contains(done))
                .filter(type -> certificates.daysLeft(type.id(), passed.employeeId()) <= Certificates.SOON)
                .filter(type -> type.needs().stream().allMatch(need -> need.equals(done) || has(passed, need)))
                .forEach(type -> certificates.issue(type, passed.employeeId(), Access.SYSTEM, ""));
    }

    private boolean has(ItemPassed passed, CertificateType.Need need) {
        LearningItems kind = items.get(need.kind());
        return kind != null
                && kind.passed(List.of(passed.employeeId()), List.of(need.itemId()))
                        .getOrDefault(passed.employeeId(), Map.of())
                        .containsKey(need.itemId());
    }
}
