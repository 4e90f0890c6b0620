package cn.zhiban.scheduling.attendance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody's logins amount to, by the day to which they belong: the day on which the shift starts, without a shift
 * the day of the login.
 *
 * @param stretches time present, merged
 * @param openAt logins without logout
 * @param outAt logouts without login
 */
record Presence(List<Stretch> stretches, List<Integer> openAt, List<Integer> outAt) {
    static final Presence NONE = new Presence(List.of(), List.of(), List.of());

    /** Longer than this nobody stays logged in: the logout is missing. */
    private static final int LONGEST = 16 * 60;
    /** So long before and after a shift a login still belongs to it. */
    private static final int NEAR = 4 * 60;

    /** Whether nothing at all is known. */
    boolean isEmpty() {
        return stretches.isEmpty() && openAt.isEmpty() && outAt.isEmpty();
    }

    /** @param shifts planned time by day */
    static Map<LocalDate, Presence> byDay(List<Login> logins, Map<LocalDate, Stretch> shifts) {
        List<Stretch> stretches = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        List<Integer> out = new ArrayList<>();
        for (Login one : logins) {
            if (!one.punch() && one.startsAt() != null) {
                if (one.endsAt() == null) {
                    open.add(Stretch.minute(one.startsAt()));
                } else {
                    stretches.add(new Stretch(Stretch.minute(one.startsAt()), Stretch.minute(one.endsAt())));
                }
            }
        }
        pair(logins, stretches, open, out);
        List<Map.Entry<LocalDate, Stretch>> order = shifts.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().from()))
                .toList();
        List<Stretch> merged = Stretch.merged(stretches);
        Map<LocalDate, Presence> days = new TreeMap<>();
        merged.forEach(one -> share(one, order, days));
        open.stream()
                .filter(minute -> merged.stream().noneMatch(one -> one.from() <= minute && minute < one.to()))
                .forEach(minute -> of(days, home(minute, order)).openAt.add(minute));
        out.stream()
                .filter(minute -> merged.stream().noneMatch(one -> one.from() < minute && minute <= one.to()))
                .forEach(minute -> of(days, home(minute, order)).outAt.add(minute));
        return days;
    }

    private static void pair(List<Login> logins, List<Stretch> stretches, List<Integer> open, List<Integer> out) {
        record Punch(int minute, boolean in) {}
        Integer since = null;
        for (Punch punch : logins.stream()
                .filter(Login::punch)
                .map(one -> one.startsAt() != null
                        ? new Punch(Stretch.minute(one.startsAt()), true)
                        : new Punch(Stretch.minute(java.util.Objects.requireNonNull(one.endsAt())), false))
                .sorted(Comparator.comparingInt(Punch::minute).thenComparing(Punch::in))
                .toList()) {
            if (since != null && punch.minute() - since > LONGEST) {
                open.add(since);
                since = null;
            }
            if (punch.in()) {
                since = since == null ? Integer.valueOf(punch.minute()) : since;
            } else if (since == null) {
                out.add(punch.minute());
            } else {
                stretches.add(new Stretch(since, punch.minute()));
                since = null;
            }
        }
        if (since != null) {
            open.add(since);
        }
    }

    /** Time over several shifts is parted in the middle between them. */
    private static void share(Stretch one, List<Map.Entry<LocalDate, Stretch>> shifts, Map<LocalDate, Presence> days) {
        int from = one.from();
        Map.Entry<LocalDate, Stretch> before = null;
        for (Map.Entry<LocalDate, Stretch> shift : shifts) {
            if (shift.getValue().shared(one) > 0) {
                if (before != null) {
                    int middle = (before.getValue().to() + shift.getValue().from()) / 2;
                    int cut = Math.clamp(middle, from, one.to());
                    add(days, before.getKey(), from, cut);
                    from = cut;
                }
                before = shift;
            }
        }
        add(days, before == null ? home(one.from(), shifts) : before.getKey(), from, one.to());
    }

    private static void add(Map<LocalDate, Presence> days, LocalDate day, int from, int to) {
        if (to > from) {
            of(days, day).stretches.add(new Stretch(from, to));
        }
    }

    private static LocalDate home(int minute, List<Map.Entry<LocalDate, Stretch>> shifts) {
        Map.@Nullable Entry<LocalDate, Stretch> best = null;
        int distance = NEAR + 1;
        for (Map.Entry<LocalDate, Stretch> shift : shifts) {
            int away = Math.max(
                    0,
                    Math.max(
                            shift.getValue().from() - minute,
                            minute - shift.getValue().to()));
            if (away < distance) {
                distance = away;
                best = shift;
            }
        }
        return best == null ? Stretch.day(minute) : best.getKey();
    }

    private static Presence of(Map<LocalDate, Presence> days, LocalDate day) {
        return days.computeIfAbsent(day, _ -> new Presence(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }
}
