package cn.zhiban.core.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** The only source of time. Instants are kept in UTC; what people see and type is in the company's zone. */
@Component
public class CompanyTime {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private final Clock clock;

    CompanyTime(Clock clock) {
        this.clock = clock;
    }

    /** Now, cut to microseconds, which is what the database keeps. */
    public Instant now() {
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    /** Today in the company's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    /** The company's zone, Asia/Shanghai unless configured otherwise. */
    public ZoneId zone() {
        return clock.getZone();
    }

    /** Local date and time in the company's zone. */
    public LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone());
    }

    /** The instant of a local date and time in the company's zone. */
    public Instant instant(LocalDateTime local) {
        return local.atZone(zone()).toInstant();
    }

    /** For people and exports: {@code 2026-11-23 08:30}, in the company's zone. */
    public String format(Instant instant) {
        return MINUTES.format(local(instant));
    }
}
