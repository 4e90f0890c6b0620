package cn.zhiban.scheduling.holiday;

import cn.zhiban.core.InvalidInput;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the holidays of a year in the form that is published every November: year and days with name, date, isOffDay. */
@Component
class HolidayFile {
    private static final int LARGEST = 1_000_000;
    private static final int NAME = 60;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int MOST_PROBLEMS = 20;

    private final JsonMapper json;
    private final Festivals festivals;

    HolidayFile(JsonMapper json, Festivals festivals) {
        this.json = json;
        this.festivals = festivals;
    }

    /** What a file says. */
    record Content(int year, List<Holiday> days, List<HolidayPreview.Problem> problems) {}

    /** @throws InvalidInput it is no such file at all */
    Content read(byte[] file) {
        if (file.length > LARGEST) {
            throw new InvalidInput("file", "sched.holiday.problem.too-large");
        }
        JsonNode root;
        try {
            root = json.readTree(file);
        } catch (JacksonException e) {
            throw new InvalidInput("file", "sched.holiday.problem.no-json");
        }
        JsonNode year = root.path("year");
        JsonNode days = root.path("days");
        if (!year.isInt() || year.asInt() < FIRST_YEAR || year.asInt() > LAST_YEAR) {
            throw new InvalidInput("file", "sched.holiday.problem.year");
        }
        if (!days.isArray()) {
            throw new InvalidInput("file", "sched.holiday.problem.days");
        }
        if (days.isEmpty()) {
            throw new InvalidInput("file", "sched.holiday.problem.not-announced", String.valueOf(year.asInt()));
        }
        return read(year.asInt(), days);
    }

    private Content read(int year, JsonNode days) {
        List<Holiday> read = new ArrayList<>();
        List<HolidayPreview.Problem> problems = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < days.size() && problems.size() < MOST_PROBLEMS; i++) {
            JsonNode node = days.get(i);
            String name = node.path("name").asString("").strip();
            String text = node.path("date").asString("");
            LocalDate day = day(text);
            if (day == null) {
                problems.add(problem(i, "date", "sched.holiday.problem.date", cut(text)));
            } else if (day.getYear() != year && !nearNewYear(day, year)) {
                problems.add(problem(i, "date", "sched.holiday.problem.other-year", text, String.valueOf(year)));
            } else if (!seen.add(day)) {
                problems.add(problem(i, "date", "sched.holiday.problem.twice", text));
            }
            if (name.isEmpty() || name.length() > NAME) {
                problems.add(problem(i, "name", "sched.holiday.problem.name", String.valueOf(NAME)));
            }
            if (!node.path("isOffDay").isBoolean()) {
                problems.add(problem(i, "isOffDay", "sched.holiday.problem.off-day"));
            }
            if (day != null) {
                read.add(new Holiday(day, name, kind(day, node.path("isOffDay").asBoolean(false))));
            }
        }
        return new Content(year, read, problems);
    }

    private HolidayKind kind(LocalDate day, boolean free) {
        if (!free) {
            return HolidayKind.MAKE_UP;
        }
        return festivals.isStatutory(day) ? HolidayKind.STATUTORY : HolidayKind.REST;
    }

    /** The New Year's holiday may begin in the last days of the year before. */
    private static boolean nearNewYear(LocalDate day, int year) {
        return day.getYear() == year - 1 && day.getMonthValue() == 12 && day.getDayOfMonth() >= 25;
    }

    private static @org.jspecify.annotations.Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static HolidayPreview.Problem problem(int index, String field, String key, String... arguments) {
        return new HolidayPreview.Problem("days[" + index + "]." + field, key, List.of(arguments));
    }

    private static String cut(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
