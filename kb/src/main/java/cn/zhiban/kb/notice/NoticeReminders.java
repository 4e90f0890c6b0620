package cn.zhiban.kb.notice;

import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the inboxes of those who have not read a notice: when it begins, and again after a time that depends on its
 * importance. Of several nodes one sends.
 */
@Component
class NoticeReminders {
    private final JdbcClient jdbc;
    private final LiveNotices live;
    private final ReceiptBook book;
    private final Notices inbox;
    private final CompanyTime time;
    private final TransactionTemplate transaction;

    NoticeReminders(
            JdbcClient jdbc,
            LiveNotices live,
            ReceiptBook book,
            Notices inbox,
            CompanyTime time,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.live = live;
        this.book = book;
        this.inbox = inbox;
        this.time = time;
        this.transaction = transaction;
    }

    /** Reminds of every running notice whose time it is. */
    void sendDue() {
        for (LiveNotice notice : live.running()) {
            transaction.executeWithoutResult(_ -> {
                if (claim(notice)) {
                    send(notice);
                }
            });
        }
    }

    /** Tells everybody who has not read it. @return how many were told */
    int send(LiveNotice notice) {
        List<Long> accounts = book.unread(notice).stream()
                .filter(person -> !person.onLeave())
                .map(Colleague::accountId)
                .filter(Objects::nonNull)
                .toList();
        if (!accounts.isEmpty()) {
            inbox.send(
                    accounts,
                    "kb.notice.inbox.unread",
                    "kb/notices",
                    notice.content().title());
        }
        return accounts.size();
    }

    /** Takes the turn, if it is time and no other node has taken it. */
    private boolean claim(LiveNotice notice) {
        Instant now = time.now();
        return jdbc.sql(
                                "UPDATE kb_notice SET reminded_at = ? WHERE id = ? AND (reminded_at IS NULL OR reminded_at <= ?)")
                        .params(
                                Timestamp.from(now),
                                notice.id(),
                                Timestamp.from(
                                        now.minus(notice.content().importance().reminder())))
                        .update()
                > 0;
    }
}
