package cn.zhiban.scheduling.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of the published instances once more, written from their description and sharing no code with the engine. */
final class Judge {
    final List<String> hard = new ArrayList<>();
    long penalty;

    Judge(List<String> instance, String roster) {
        Map<String, List<String[]>> data = new HashMap<>();
        List<String[]> section = new ArrayList<>();
        for (String raw : instance) {
            String text = raw.trim();
            if (text.startsWith("SECTION_")) {
                section = new ArrayList<>();
                data.put(text, section);
            } else if (!text.isEmpty() && text.charAt(0) != '#') {
                section.add(text.split(",", -1));
            }
        }
        Map<String, String[]> rows = new HashMap<>();
        for (String line : roster.split("\n")) {
            String[] cells = line.split(",");
            rows.put(cells[0], Arrays.copyOfRange(cells, 1, cells.length));
        }
        staff(data, rows);
        requests(data.get("SECTION_SHIFT_ON_REQUESTS"), rows, true);
        requests(data.get("SECTION_SHIFT_OFF_REQUESTS"), rows, false);
        for (String[] cover : data.get("SECTION_COVER")) {
            int there = 0;
            for (String[] days : rows.values()) {
                there += days[Integer.parseInt(cover[0])].equals(cover[1]) ? 1 : 0;
            }
            int need = Integer.parseInt(cover[2]);
            penalty += (long) Math.max(0, need - there) * Integer.parseInt(cover[3]);
            penalty += (long) Math.max(0, there - need) * Integer.parseInt(cover[4]);
        }
    }

    private void requests(List<String[]> requests, Map<String, String[]> rows, boolean on) {
        for (String[] request : requests == null ? List.<String[]>of() : requests) {
            boolean there = rows.get(request[0])[Integer.parseInt(request[1])].equals(request[2]);
            penalty += there == on ? 0 : Integer.parseInt(request[3]);
        }
    }

    private void staff(Map<String, List<String[]>> data, Map<String, String[]> rows) {
        Map<String, Integer> minutes = new HashMap<>();
        Map<String, Set<String>> never = new HashMap<>();
        for (String[] shift : data.get("SECTION_SHIFTS")) {
            minutes.put(shift[0], Integer.parseInt(shift[1]));
            never.put(shift[0], new HashSet<>(Arrays.asList(shift[2].split("\\|"))));
        }
        for (String[] off : data.getOrDefault("SECTION_DAYS_OFF", List.of())) {
            for (int i = 1; i < off.length; i++) {
                if (!rows.get(off[0])[Integer.parseInt(off[i])].equals("-")) {
                    hard.add("day off");
                }
            }
        }
        for (String[] person : data.get("SECTION_STAFF")) {
            String[] days = rows.get(person[0]);
            int total = 0;
            for (int d = 0; d < days.length; d++) {
                total += minutes.getOrDefault(days[d], 0);
                if (d > 0 && never.getOrDefault(days[d - 1], Set.of()).contains(days[d])) {
                    hard.add("succession");
                }
            }
            for (String limit : person[1].split("\\|")) {
                String[] pair = limit.split("=");
                if (Arrays.stream(days).filter(pair[0]::equals).count() > Integer.parseInt(pair[1])) {
                    hard.add("too many " + pair[0]);
                }
            }
            if (total > Integer.parseInt(person[2]) || total < Integer.parseInt(person[3])) {
                hard.add("minutes " + total);
            }
            runs(person, days);
        }
    }

    private void runs(String[] person, String[] days) {
        String pattern =
                Arrays.stream(days).map(day -> day.equals("-") ? "o" : "w").reduce("", String::concat);
        for (String run : pattern.split("o+")) {
            if (run.length() > Integer.parseInt(person[4])) {
                hard.add("long run");
            }
        }
        inner(pattern, 'w', Integer.parseInt(person[5]));
        inner(pattern, 'o', Integer.parseInt(person[6]));
        int weekends = 0;
        for (int saturday = 5; saturday < days.length; saturday += 7) {
            weekends += pattern.substring(saturday, Math.min(days.length, saturday + 2))
                            .contains("w")
                    ? 1
                    : 0;
        }
        if (weekends > Integer.parseInt(person[7])) {
            hard.add("weekends");
        }
    }

    private void inner(String pattern, char kind, int least) {
        int length = 0;
        boolean atEdge = true;
        for (int d = 0; d < pattern.length(); d++) {
            if (pattern.charAt(d) == kind) {
                length++;
            } else {
                if (length > 0 && length < least && !atEdge) {
                    hard.add("short run of " + kind);
                }
                length = 0;
                atEdge = false;
            }
        }
    }
}
