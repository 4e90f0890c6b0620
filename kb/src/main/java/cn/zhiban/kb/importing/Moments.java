package cn.zhiban.kb.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times as people write them: 2026-11-01, 2026/11/1 8:30, 2026年11月1日 08:30:00. */
final class Moments {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T\\s]+(\\d{1,2})[:：时](\\d{1,2})(?:[:：分](\\d{1,2}))?[分秒]?)?");

    private Moments() {}

    /**
     * Local date and time.
     *
     * @param end a date without a time ends with its last moment: it becomes the beginning of the next day
     */
    static Optional<LocalDateTime> read(String text, boolean end) {
        Matcher match = FORM.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(number(match, 1), number(match, 2), number(match, 3));
            if (match.group(4) == null) {
                return Optional.of(end ? date.plusDays(1).atStartOfDay() : date.atStartOfDay());
            }
            int second = match.group(6) == null ? 0 : number(match, 6);
            return Optional.of(date.atTime(LocalTime.of(number(match, 4), number(match, 5), second)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
