package cn.zhiban.kb.notice;

import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of receipts: written once, never changed. Rights are the callers' affair. */
@Component
class ReceiptBook {
    private final JdbcClient jdbc;
    private final Colleagues colleagues;
    private final LiveNotices live;
    private final CompanyTime time;

    ReceiptBook(JdbcClient jdbc, Colleagues colleagues, LiveNotices live, CompanyTime time) {
        this.jdbc = jdbc;
        this.colleagues = colleagues;
        this.live = live;
        this.time = time;
    }

    private record Row(
            long noticeId,
            long employeeId,
            int number,
            Instant at,
            LocalDate shiftDay,
            Shift.Segment shiftSegment,
            @Nullable Long shopId,
            @Nullable Integer answer,
            boolean accepted) {
        Receipt receipt() {
            return new Receipt(employeeId, number, at, new Shift(shiftDay, shiftSegment), shopId, answer, accepted);
        }
    }

    void write(
            long noticeId,
            int number,
            long accountId,
            long employeeId,
            @Nullable Long shopId,
            @Nullable Integer answer,
            boolean accepted) {
        Instant now = time.now();
        Shift shift = Shift.at(time.local(now));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("notice", noticeId);
        values.put("number", number);
        values.put("account", accountId);
        values.put("employee", employeeId);
        values.put("at", Timestamp.from(now));
        values.put("day", shift.day());
        values.put("segment", shift.segment().name());
        values.put("shop", shopId);
        values.put("answer", answer);
        values.put("accepted", accepted);
        jdbc.sql("""
                        INSERT INTO kb_notice_receipt (notice_id, number, account_id, employee_id, at, shift_day,
                            shift_segment, shop_id, answer, accepted)
                        VALUES (:notice, :number, :account, :employee, :at, :day, :segment, :shop, :answer, :accepted)""").params(values).update();
        live.forgetAfterCommit(accountId);
    }

    /** All receipts of these notices, oldest first, by notice and employee. */
    Map<Long, Map<Long, List<Receipt>>> of(Collection<Long> noticeIds) {
        if (noticeIds.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("""
                        SELECT notice_id, employee_id, number, at, shift_day, shift_segment, shop_id, answer, accepted
                          FROM kb_notice_receipt WHERE notice_id IN (:ids) ORDER BY id""").param("ids", noticeIds).query(Row.class).list().stream()
                .collect(Collectors.groupingBy(
                        Row::noticeId,
                        Collectors.groupingBy(Row::employeeId, Collectors.mapping(Row::receipt, Collectors.toList()))));
    }

    /** Wrong answers of this account to this version. */
    int wrongAnswers(long noticeId, int number, long accountId) {
        return jdbc.sql("SELECT COUNT(*) FROM kb_notice_receipt"
                        + " WHERE notice_id = ? AND number = ? AND account_id = ? AND NOT accepted")
                .params(noticeId, number, accountId)
                .query(Integer.class)
                .single();
    }

    /** Colleagues who have to read it and have not. */
    List<Colleague> unread(LiveNotice notice) {
        Map<Long, List<Receipt>> receipts = of(List.of(notice.id())).getOrDefault(notice.id(), Map.of());
        Shift shift = live.currentShift();
        return colleagues.all().stream()
                .filter(person -> notice.content().audience().covers(person))
                .filter(person -> !isRead(notice, receipts.getOrDefault(person.employeeId(), List.of()), shift))
                .toList();
    }

    /** Whether one of the receipts is enough. */
    static boolean isRead(LiveNotice notice, List<Receipt> receipts, Shift current) {
        return receipts.stream()
                .anyMatch(
                        one -> one.accepted() && notice.isDoneBy(new Reader.Read(one.number(), one.shift()), current));
    }
}
