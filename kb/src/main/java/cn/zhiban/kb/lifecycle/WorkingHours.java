package cn.zhiban.kb.lifecycle;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When editors work, for clocks that run only then.
 *
 * @param days working days; default Monday to Saturday
 * @param start first minute of a working day; default 09:00 in the company's zone
 * @param end first minute after it; default 18:00
 * @param feedback working time within which feedback of an agent is to be answered; default 8 hours
 * @param review working time within which a version is to be approved or rejected; default 8 hours
 */
@ConfigurationProperties("zhiban.kb.working-hours")
public record WorkingHours(
        @DefaultValue({"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"})
        Set<DayOfWeek> days,

        @DefaultValue("09:00") LocalTime start,
        @DefaultValue("18:00") LocalTime end,
        @DefaultValue("8h") Duration feedback,
        @DefaultValue("8h") Duration review) {
    public WorkingHours {
        days = Set.copyOf(days);
        if (days.isEmpty() || !start.isBefore(end)) {
            throw new IllegalArgumentException("zhiban.kb.working-hours has no working time");
        }
    }

    /** The moment when so much working time has passed. */
    public Instant after(Instant from, Duration working, ZoneId zone) {
        LocalDateTime at = LocalDateTime.ofInstant(from, zone);
        Duration left = working;
        while (true) {
            LocalDate day = at.toLocalDate();
            LocalTime begin = at.toLocalTime().isBefore(start) ? start : at.toLocalTime();
            if (days.contains(day.getDayOfWeek()) && begin.isBefore(end)) {
                Duration today = Duration.between(begin, end);
                if (left.compareTo(today) <= 0) {
                    return ZonedDateTime.of(day, begin, zone).plus(left).toInstant();
                }
                left = left.minus(today);
            }
            at = day.plusDays(1).atStartOfDay();
        }
    }
}
