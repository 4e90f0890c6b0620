package cn.zhiban.training.certificate;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Qualification;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Answers rosters whether somebody may serve a shop: where certificates bind, all that cover the shop and the post must
 * be held on the day. A changed red line that is still open counts for today only; until a later day it can be answered.
 */
@Component
class CertificateQualification implements Qualification {
    private final CertificateStore store;
    private final Certificates certificates;
    private final Organisation organisation;
    private final CompanyTime time;

    CertificateQualification(
            CertificateStore store, Certificates certificates, Organisation organisation, CompanyTime time) {
        this.store = store;
        this.certificates = certificates;
        this.organisation = organisation;
        this.time = time;
    }

    @Override
    public boolean mayServe(long employeeId, long shopId, LocalDate date) {
        ShopRef shop = organisation.shop(shopId, Scope.EVERYTHING).orElse(null);
        if (shop == null) {
            return true;
        }
        List<CertificateType> asked = store.types().stream()
                .filter(type -> type.binding() && type.covers(shop))
                .toList();
        if (asked.isEmpty()) {
            return true;
        }
        var posts = store.posts(employeeId, shopId, date);
        List<Certificate> held = certificates.judged(store.heldBy(List.of(employeeId)));
        return asked.stream()
                .filter(type -> type.post() == null || posts.contains(type.post()))
                .allMatch(type -> held.stream().anyMatch(one -> one.typeId() == type.id() && holds(one, date)));
    }

    private boolean holds(Certificate one, LocalDate date) {
        boolean then = one.state() != CertificateState.WITHDRAWN
                && !one.validFrom().isAfter(date)
                && !one.validTo().isBefore(date);
        return then && (date.isAfter(time.today()) || one.state() != CertificateState.VOID);
    }
}
