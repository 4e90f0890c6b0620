package cn.zhiban.training.certificate;

import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.people.LearnerReach;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds holders and their leads 30, 7 and 1 days before a certificate ends, once each; of several nodes one sends. */
@Component
class CertificateReminders {
    private static final List<Integer> DAYS = List.of(1, 7, 30);

    private final CertificateStore store;
    private final Certificates certificates;
    private final LearnerReach reach;
    private final Notices notices;
    private final CompanyTime time;

    CertificateReminders(
            CertificateStore store, Certificates certificates, LearnerReach reach, Notices notices, CompanyTime time) {
        this.store = store;
        this.certificates = certificates;
        this.reach = reach;
        this.notices = notices;
        this.time = time;
    }

    /** Sends what is due; after a pause only the nearest of the reminders, not all that were missed. */
    @Transactional
    public void sendDue() {
        LocalDate today = time.today();
        for (CertificateStore.Row one : store.ending(today, today.plusDays(Certificates.SOON))) {
            int left = (int) (one.validTo().toEpochDay() - today.toEpochDay());
            int threshold =
                    DAYS.stream().filter(days -> left <= days).findFirst().orElseThrow();
            boolean renewed = certificates.daysLeft(one.typeId(), one.employeeId()) > left + 1L;
            if (!renewed && store.claimReminder(one.id(), threshold, time.now())) {
                send(one, left);
            }
        }
    }

    private void send(CertificateStore.Row one, int left) {
        String days = String.valueOf(left);
        notices.send(
                reach.accounts(List.of(one.employeeId())),
                "training.certificate.notice.ends",
                "train/certificates",
                one.title(),
                days);
        List<Long> leads = reach.leads(List.of(one.employeeId())).stream()
                .filter(lead -> lead != one.employeeId())
                .toList();
        notices.send(
                reach.accounts(leads),
                "training.certificate.notice.ends.lead",
                "train/certificates",
                one.holder(),
                one.title(),
                days);
    }
}
