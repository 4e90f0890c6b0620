package cn.zhiban.scheduling.roster.publish;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A calendar address per person. Whoever knows the address reads that person's published shifts and nothing else; it is kept
 * as a hash only, and a new one ends the old one. Needs {@link SchedulingPermissions#OWN} to make.
 */
@Service
@Transactional
public class CalendarService {
    private static final int TOKEN_BYTES = 24;
    private static final int MONTHS_BACK = 2;
    private static final int MONTHS_AHEAD = 6;

    private final JdbcClient jdbc;
    private final Staff staff;
    private final OwnShiftService shifts;
    private final Translations translations;
    private final CompanyTime time;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    CalendarService(
            JdbcClient jdbc,
            Staff staff,
            OwnShiftService shifts,
            Translations translations,
            CompanyTime time,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.shifts = shifts;
        this.translations = translations;
        this.time = time;
        this.audit = audit;
    }

    /** Makes a new address for oneself and ends the one before. @return its secret part, shown this once */
    public String renew() {
        long self = staff.self();
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("REPLACE INTO sched_calendar (employee_id, token_hash, created_at) VALUES (?, ?, ?)")
                .params(self, hash(token), Timestamp.from(time.now()))
                .update();
        audit.record("created", "sched.calendar", self, staff.get(self).name(), null, null);
        return token;
    }

    /** Ends one's address. */
    public void end() {
        long self = staff.self();
        int ended = jdbc.sql("DELETE FROM sched_calendar WHERE employee_id = ?")
                .param(self)
                .update();
        if (ended > 0) {
            audit.record("deleted", "sched.calendar", self, staff.get(self).name(), null, null);
        }
    }

    /** Whether one has an address. */
    @Transactional(readOnly = true)
    public boolean exists() {
        return jdbc.sql("SELECT COUNT(*) FROM sched_calendar WHERE employee_id = ?")
                        .param(staff.self())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The calendar behind an address, for whoever knows it. @throws NotFound there is none, or they have left */
    @Transactional(readOnly = true)
    public String read(String token) {
        long employee = jdbc.sql(
                        "SELECT c.employee_id FROM sched_calendar c JOIN core_employee e ON e.id = c.employee_id"
                                + " WHERE c.token_hash = ? AND e.state <> 'LEFT'")
                .param(hash(token))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFound("sched.calendar", "-"));
        Person person = staff.get(employee);
        LocalDate today = time.today();
        return CalendarText.of(
                translations.getTranslation("sched.my.calendar.name", Locale.SIMPLIFIED_CHINESE, person.name()),
                employee,
                shifts.daysOf(employee, today.minusMonths(MONTHS_BACK), today.plusMonths(MONTHS_AHEAD)),
                time.zone(),
                time.now());
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
