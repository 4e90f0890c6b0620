package cn.zhiban.scheduling.holiday;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The traditional calendar from December 2023 to January 2038, by a table of the first days of its months. */
@Component
public class LunarCalendar {
    private static final int LONGEST_MONTH = 30;

    private final NavigableMap<LocalDate, LunarDay> months = new TreeMap<>();

    LunarCalendar() {
        try {
            new ClassPathResource("scheduling/lunar-months.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(cells -> months.put(
                            LocalDate.parse(cells[0]),
                            new LunarDay(Integer.parseInt(cells[1]), Boolean.parseBoolean(cells[2]), 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The day in the traditional calendar, if the table reaches it. */
    public Optional<LunarDay> of(LocalDate day) {
        Map.Entry<LocalDate, LunarDay> month = months.floorEntry(day);
        if (month == null) {
            return Optional.empty();
        }
        int number = (int) ChronoUnit.DAYS.between(month.getKey(), day) + 1;
        return number > LONGEST_MONTH
                ? Optional.empty()
                : Optional.of(
                        new LunarDay(month.getValue().month(), month.getValue().leap(), number));
    }
}
