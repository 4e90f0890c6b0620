package cn.zhiban.scheduling.attendance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as logs write them; to the minute, in the company's zone. */
final class Moments {
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2})[:\uff1a](\\d{2})(?:[:\uff1a](\\d{2})(?:\\.\\d+)?)?");
    private static final Pattern WHOLE = Pattern.compile(
            "(\\d{4})[-/.\u5e74](\\d{1,2})[-/.\u6708](\\d{1,2})\u65e5?[ T]*(?:" + CLOCK.pattern() + ")?Z?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})[ T]?(\\d{2})(\\d{2})(\\d{2})?");
    private static final Pattern FRACTION = Pattern.compile("0?\\.\\d+|0");
    private static final int LAST_HOUR = 47;

    private final Words words;

    Moments(Words words) {
        this.words = words;
    }

    /** A date with a time. */
    Optional<LocalDateTime> moment(String text) {
        Matcher compact = COMPACT.matcher(text);
        Matcher parts = compact.matches() ? compact : WHOLE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            boolean clock = parts.group(4) != null;
            return Optional.of(LocalDateTime.of(
                    number(parts, 1),
                    number(parts, 2),
                    number(parts, 3),
                    clock ? number(parts, 4) : 0,
                    clock ? number(parts, 5) : 0));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A moment, or a time of the day: 26:00, 02:00+1 and their Chinese forms are on the day after. */
    Optional<LocalDateTime> at(LocalDate day, String text) {
        String without = words.without("word.next", text);
        String bare = without == null ? text : without;
        Optional<LocalDateTime> whole = moment(bare);
        return whole.isPresent()
                ? whole
                : clock(bare)
                        .map(minute -> day.plusDays(without == null ? 0 : 1)
                                .atStartOfDay()
                                .plusMinutes(minute));
    }

    /** Minutes after midnight of a time, which workbooks may keep as a fraction of a day. */
    private static Optional<Integer> clock(String text) {
        if (FRACTION.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text)
                    .multiply(BigDecimal.valueOf(Stretch.DAY))
                    .setScale(0, RoundingMode.HALF_UP)
                    .intValue());
        }
        Matcher parts = CLOCK.matcher(text);
        return parts.matches() && number(parts, 1) <= LAST_HOUR && number(parts, 2) < 60
                ? Optional.of(number(parts, 1) * 60 + number(parts, 2))
                : Optional.empty();
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
