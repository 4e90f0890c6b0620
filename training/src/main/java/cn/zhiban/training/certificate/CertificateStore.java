package cn.zhiban.training.certificate;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.Post;
import cn.zhiban.training.ItemKind;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps types of certificates and who holds them. */
@Component
class CertificateStore {
    private static final String HELD = """
            SELECT c.id, c.code, c.type_id, t.name AS title, t.client_id, t.shop_id, c.employee_id, e.name AS holder,
                   e.staff_number, c.issued_at, c.issued_by, c.valid_from, c.valid_to, c.withdrawn_at IS NOT NULL AS withdrawn,
                   c.withdrawal_reason AS reason
              FROM train_certificate c JOIN train_certificate_type t ON t.id = c.type_id
              JOIN core_employee e ON e.id = c.employee_id""";

    private final JdbcClient jdbc;

    CertificateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A certificate as it is kept. */
    record Row(
            long id,
            String code,
            long typeId,
            String title,
            @Nullable Long clientId,
            @Nullable Long shopId,
            long employeeId,
            String holder,
            String staffNumber,
            Instant issuedAt,
            String issuedBy,
            LocalDate validFrom,
            LocalDate validTo,
            boolean withdrawn,
            @Nullable String reason) {}

    List<CertificateType> types() {
        record NeedRow(long typeId, ItemKind itemKind, long itemId) {}
        Map<Long, List<CertificateType.Need>> needs = jdbc
                .sql("SELECT type_id, item_kind, item_id FROM train_certificate_need ORDER BY item_kind, item_id")
                .query(NeedRow.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        NeedRow::typeId,
                        Collectors.mapping(
                                one -> new CertificateType.Need(one.itemKind(), one.itemId()), Collectors.toList())));
        return jdbc.sql("SELECT * FROM train_certificate_type WHERE active ORDER BY name, id")
                .query((row, _) -> {
                    String platform = row.getString("platform");
                    String post = row.getString("post");
                    return new CertificateType(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getObject("client_id", Long.class),
                            row.getObject("shop_id", Long.class),
                            platform == null ? null : Platform.valueOf(platform),
                            post == null ? null : Post.valueOf(post),
                            row.getInt("validity_days"),
                            row.getBoolean("binding"),
                            needs.getOrDefault(row.getLong("id"), List.of()),
                            row.getInt("version"));
                })
                .list();
    }

    Optional<CertificateType> type(long id) {
        return types().stream().filter(one -> one.id() == id).findFirst();
    }

    /** Writes a type, new if its id is 0. @return its id, or empty when someone else saved first */
    Optional<Long> save(CertificateType type) {
        @Nullable
        String platform = type.platform() == null ? null : type.platform().name();
        @Nullable String post = type.post() == null ? null : type.post().name();
        long id = type.id();
        if (id == 0) {
            id = jdbc.sql("INSERT INTO train_certificate_type (name, client_id, shop_id, platform, post, validity_days,"
                            + " binding) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id")
                    .param(type.name())
                    .param(type.clientId())
                    .param(type.shopId())
                    .param(platform)
                    .param(post)
                    .param(type.validityDays())
                    .param(type.binding())
                    .query(Long.class)
                    .single();
        } else if (jdbc.sql("UPDATE train_certificate_type SET name = ?, client_id = ?, shop_id = ?, platform = ?,"
                                + " post = ?, validity_days = ?, binding = ?, version = version + 1"
                                + " WHERE id = ? AND version = ?")
                        .param(type.name())
                        .param(type.clientId())
                        .param(type.shopId())
                        .param(platform)
                        .param(post)
                        .param(type.validityDays())
                        .param(type.binding())
                        .param(id)
                        .param(type.version())
                        .update()
                == 0) {
            return Optional.empty();
        }
        jdbc.sql("DELETE FROM train_certificate_need WHERE type_id = ?")
                .param(id)
                .update();
        for (CertificateType.Need need : type.needs()) {
            jdbc.sql("INSERT INTO train_certificate_need (type_id, item_kind, item_id) VALUES (?, ?, ?)")
                    .params(id, need.kind().name(), need.itemId())
                    .update();
        }
        return Optional.of(id);
    }

    void retire(long type) {
        jdbc.sql("UPDATE train_certificate_type SET active = FALSE WHERE id = ?")
                .param(type)
                .update();
    }

    List<Row> heldBy(Collection<Long> employees) {
        return employees.isEmpty()
                ? List.of()
                : jdbc.sql(HELD + " WHERE c.employee_id IN (:employees) ORDER BY c.valid_to DESC, c.id DESC")
                        .param("employees", employees)
                        .query(Row.class)
                        .list();
    }

    Optional<Row> find(long id) {
        return jdbc.sql(HELD + " WHERE c.id = ?").param(id).query(Row.class).optional();
    }

    Optional<Row> byCode(String code) {
        return jdbc.sql(HELD + " WHERE c.code = ?").param(code).query(Row.class).optional();
    }

    /** Certificates that end on one of the days and were not withdrawn. */
    List<Row> ending(LocalDate from, LocalDate to) {
        return jdbc.sql(HELD + " WHERE c.withdrawn_at IS NULL AND t.active AND e.state <> 'LEFT'"
                        + " AND c.valid_to BETWEEN ? AND ?")
                .params(from, to)
                .query(Row.class)
                .list();
    }

    long insert(
            String code, long type, long employee, Instant at, String by, LocalDate from, LocalDate to, String note) {
        return jdbc.sql("INSERT INTO train_certificate (code, type_id, employee_id, issued_at, issued_by, valid_from,"
                        + " valid_to, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id")
                .params(code, type, employee, Timestamp.from(at), by, from, to, note)
                .query(Long.class)
                .single();
    }

    void withdraw(long id, Instant at, String by, String reason) {
        jdbc.sql("UPDATE train_certificate SET withdrawn_at = ?, withdrawn_by = ?, withdrawal_reason = ?"
                        + " WHERE id = ? AND withdrawn_at IS NULL")
                .params(Timestamp.from(at), by, reason, id)
                .update();
    }

    /** Notes that a reminder is sent. @return whether it was not sent before */
    boolean claimReminder(long certificate, int daysBefore, Instant at) {
        return jdbc.sql("INSERT IGNORE INTO train_certificate_reminder (certificate_id, days_before, at)"
                                + " VALUES (?, ?, ?)")
                        .params(certificate, daysBefore, Timestamp.from(at))
                        .update()
                > 0;
    }

    /** Keeps others from issuing to the same person at the same time. */
    void lock(long employee) {
        jdbc.sql("SELECT id FROM core_employee WHERE id = ? FOR UPDATE")
                .param(employee)
                .query(Long.class)
                .optional();
    }

    /** Whether somebody serves a shop on a day. */
    boolean serves(long employee, long shop, LocalDate day) {
        return jdbc.sql("SELECT COUNT(*) FROM core_assignment WHERE employee_id = ? AND shop_id = ? AND valid_from <= ?"
                                + " AND (valid_to IS NULL OR valid_to >= ?)")
                        .params(employee, shop, day, day)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The posts in which somebody serves a shop on a day, and the post they have in general. */
    List<Post> posts(long employee, long shop, LocalDate day) {
        return jdbc.sql("SELECT post FROM core_assignment WHERE employee_id = ? AND shop_id = ? AND valid_from <= ?"
                        + " AND (valid_to IS NULL OR valid_to >= ?) UNION SELECT post FROM core_employee WHERE id = ?")
                .params(employee, shop, day, day, employee)
                .query((row, _) -> Post.valueOf(row.getString(1)))
                .list();
    }
}
