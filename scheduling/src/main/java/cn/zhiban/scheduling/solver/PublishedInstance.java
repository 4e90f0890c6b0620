package cn.zhiban.scheduling.solver;

import cn.zhiban.scheduling.rule.ForbiddenSuccession;
import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.MaxConsecutiveShifts;
import cn.zhiban.scheduling.rule.MaxShiftsOfType;
import cn.zhiban.scheduling.rule.MaxWeekends;
import cn.zhiban.scheduling.rule.MinConsecutiveDaysOff;
import cn.zhiban.scheduling.rule.MinConsecutiveShifts;
import cn.zhiban.scheduling.rule.MinutesInPeriod;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.ShiftType;
import cn.zhiban.scheduling.rule.Wish;
import cn.zhiban.scheduling.rule.Wishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the text form of the published shift-scheduling instances (Curtois and Qu, 2014) and writes their rosters. */
public final class PublishedInstance {
    /** The instances begin on a Monday; which one does not matter. */
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    private final Map<String, List<String[]>> sections = new HashMap<>();
    private final Map<String, Integer> typeOf = new HashMap<>();
    private final List<ShiftType> types = new ArrayList<>();
    private final Horizon horizon;

    private PublishedInstance(List<String> lines) {
        String section = "";
        for (String raw : lines) {
            String line = raw.strip();
            if (line.startsWith("SECTION_")) {
                section = line;
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                sections.computeIfAbsent(section, name -> new ArrayList<>()).add(line.split(",", -1));
            }
        }
        horizon = Horizon.of(MONDAY, Integer.parseInt(section("SECTION_HORIZON").getFirst()[0]));
        for (String[] shift : section("SECTION_SHIFTS")) {
            types.add(ShiftType.of(shift[0], Integer.parseInt(shift[1])));
            typeOf.put(shift[0], types.size());
        }
    }

    /**
     * Reads a problem.
     *
     * @throws IllegalArgumentException when the text is not an instance
     */
    public static Problem read(Path file) throws IOException {
        return read(Files.readAllLines(file));
    }

    /** Reads a problem from the lines of its file. */
    public static Problem read(List<String> lines) {
        return new PublishedInstance(lines).problem();
    }

    /** The roster as the judge reads it: one line per person, {@code id,type,type,…}, {@code -} for a day off. */
    public static String write(Problem problem, int[][] rows) {
        StringBuilder text = new StringBuilder();
        for (int p = 0; p < rows.length; p++) {
            text.append(problem.people().get(p).id());
            for (int c = problem.horizon().first(); c < rows[p].length; c++) {
                int type = rows[p][c];
                text.append(',')
                        .append(type == 0 ? "-" : problem.types().get(type - 1).id());
            }
            text.append('\n');
        }
        return text.toString();
    }

    private List<String[]> section(String name) {
        return sections.getOrDefault(name, List.of());
    }

    private int type(String id) {
        Integer type = typeOf.get(id);
        if (type == null) {
            throw new IllegalArgumentException("Unknown shift " + id);
        }
        return type;
    }

    private Problem problem() {
        RowRule successions = successions();
        Map<String, List<Wish>> wishes = wishes();
        List<Person> people = new ArrayList<>();
        Map<String, long[]> open = new HashMap<>();
        for (String[] staff : section("SECTION_STAFF")) {
            long[] cells = new long[horizon.columns()];
            Arrays.fill(cells, (1L << types.size() + 1) - 1);
            open.put(staff[0], cells);
            List<RowRule> rules = rules(staff);
            rules.add(successions);
            if (wishes.containsKey(staff[0])) {
                rules.add(new Wishes(horizon, types.size(), wishes.get(staff[0])));
            }
            bar(staff, cells);
            people.add(new Person(staff[0], Set.of(), cells, rules));
        }
        for (String[] off : section("SECTION_DAYS_OFF")) {
            long[] cells = open.get(off[0]);
            for (int i = 1; cells != null && i < off.length; i++) {
                if (!off[i].isBlank()) {
                    cells[Integer.parseInt(off[i].strip())] = 1;
                }
            }
        }
        List<Demand> demands = new ArrayList<>();
        for (String[] c : section("SECTION_COVER")) {
            demands.add(Demand.ofShift(
                    Integer.parseInt(c[0]),
                    type(c[1]),
                    null,
                    Integer.parseInt(c[2]),
                    Integer.parseInt(c[3]),
                    Integer.parseInt(c[4])));
        }
        return new Problem(horizon, types, people, demands);
    }

    private RowRule successions() {
        boolean[][] barred = new boolean[types.size() + 1][types.size() + 1];
        for (String[] shift : section("SECTION_SHIFTS")) {
            for (String next : shift.length > 2 ? shift[2].split("\\|") : new String[0]) {
                if (!next.isBlank()) {
                    barred[type(shift[0])][type(next)] = true;
                }
            }
        }
        List<String> names = new ArrayList<>(List.of("-"));
        types.forEach(type -> names.add(type.id()));
        return new ForbiddenSuccession(horizon, barred, names, RowRule.HARD);
    }

    private Map<String, List<Wish>> wishes() {
        Map<String, List<Wish>> wishes = new HashMap<>();
        for (boolean want : new boolean[] {true, false}) {
            for (String[] w : section(want ? "SECTION_SHIFT_ON_REQUESTS" : "SECTION_SHIFT_OFF_REQUESTS")) {
                Wish wish = new Wish(Integer.parseInt(w[1]), Set.of(type(w[2])), want, Integer.parseInt(w[3]));
                wishes.computeIfAbsent(w[0], id -> new ArrayList<>()).add(wish);
            }
        }
        return wishes;
    }

    /** A type that may be worked no times is not open anywhere, which keeps the search from trying it. */
    private void bar(String[] staff, long[] open) {
        for (String limit : staff[1].split("\\|")) {
            String[] pair = limit.split("=");
            if (pair.length == 2 && Integer.parseInt(pair[1]) == 0) {
                for (int c = 0; c < open.length; c++) {
                    open[c] &= ~(1L << type(pair[0]));
                }
            }
        }
    }

    private List<RowRule> rules(String[] staff) {
        int[] minutes = new int[types.size() + 1];
        for (int type = 1; type < minutes.length; type++) {
            minutes[type] = types.get(type - 1).minutes();
        }
        int[] limit = Arrays.stream(staff, 2, 8)
                .mapToInt(text -> Integer.parseInt(text.strip()))
                .toArray();
        int end = horizon.columns();
        List<RowRule> rules = new ArrayList<>();
        rules.add(new MinutesInPeriod("hours-of-period", minutes, 0, end, limit[1], limit[0], RowRule.HARD));
        rules.add(new MaxConsecutiveShifts(horizon, limit[2], RowRule.HARD));
        rules.add(new MinConsecutiveShifts(horizon, limit[3], RowRule.HARD));
        rules.add(new MinConsecutiveDaysOff(horizon, limit[4], RowRule.HARD));
        rules.add(new MaxWeekends(horizon, limit[5], RowRule.HARD));
        for (String text : staff[1].split("\\|")) {
            String[] pair = text.split("=");
            if (pair.length == 2 && Integer.parseInt(pair[1]) < horizon.days()) {
                rules.add(
                        new MaxShiftsOfType(horizon, type(pair[0]), pair[0], Integer.parseInt(pair[1]), RowRule.HARD));
            }
        }
        return rules;
    }
}
