package cn.zhiban.scheduling.roster.publish;

import cn.zhiban.scheduling.shift.ShiftType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Shifts as a calendar (iCalendar, RFC 5545). Times are local with the name of their zone and its rule, so that every
 * calendar shows them as they stand on the wall; a night shift is one event that ends on the next day.
 */
final class CalendarText {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final int LONGEST_LINE = 75;

    private final StringBuilder text = new StringBuilder();
    private final ZoneId zone;

    private CalendarText(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * @param name of the calendar
     * @param employee makes the ids of events unique and the same each time
     * @param days those with a shift become events
     * @param now when it was made
     */
    static String of(String name, long employee, List<OwnDay> days, ZoneId zone, Instant now) {
        CalendarText calendar = new CalendarText(zone);
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Zhiban//Roster//ZH");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("METHOD:PUBLISH");
        calendar.line("X-WR-CALNAME:" + escape(name));
        calendar.line("X-WR-TIMEZONE:" + zone.getId());
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        calendar.zone(now);
        for (OwnDay day : days) {
            ShiftType shift = day.shift();
            if (shift != null) {
                calendar.event(employee, day.day(), shift, now);
            }
        }
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    /** A zone whose clocks are never changed has one rule; others are written in UTC, which needs none. */
    private boolean isFixed(Instant now) {
        return zone.getRules().nextTransition(now) == null;
    }

    private void zone(Instant now) {
        if (isFixed(now)) {
            String offset = offset(zone.getRules().getOffset(now));
            line("BEGIN:VTIMEZONE");
            line("TZID:" + zone.getId());
            line("BEGIN:STANDARD");
            line("DTSTART:19920101T000000");
            line("TZOFFSETFROM:" + offset);
            line("TZOFFSETTO:" + offset);
            line("END:STANDARD");
            line("END:VTIMEZONE");
        }
    }

    private static String offset(ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        return (offset.getTotalSeconds() < 0 ? "-" : "+") + "%02d%02d".formatted(minutes / 60, minutes % 60);
    }

    private void event(long employee, LocalDate day, ShiftType shift, Instant now) {
        line("BEGIN:VEVENT");
        line("UID:" + employee + "-" + day + "@zhiban");
        line("DTSTAMP:" + UTC.format(now.atOffset(ZoneOffset.UTC)));
        line("DTSTART" + moment(day, shift.startMinute(), now));
        line("DTEND" + moment(day, shift.endMinute(), now));
        line("SUMMARY:" + escape(shift.code() + " " + shift.name()));
        line("TRANSP:OPAQUE");
        line("END:VEVENT");
    }

    private String moment(LocalDate day, int minute, Instant now) {
        LocalDateTime local = day.atStartOfDay().plusMinutes(minute);
        return isFixed(now)
                ? ";TZID=" + zone.getId() + ":" + LOCAL.format(local)
                : ":" + UTC.format(local.atZone(zone).withZoneSameInstant(ZoneOffset.UTC));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r", "")
                .replace("\n", "\\n");
    }

    /** Lines of more than 75 octets go on in the next one, never within a character. */
    private void line(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int codePoint = line.codePointAt(i);
            String character = Character.toString(codePoint);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += size;
            i += Character.charCount(codePoint);
        }
        text.append("\r\n");
    }
}
