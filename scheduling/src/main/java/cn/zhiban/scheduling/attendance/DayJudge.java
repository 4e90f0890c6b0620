package cn.zhiban.scheduling.attendance;

import cn.zhiban.scheduling.leave.DayPart;
import cn.zhiban.scheduling.leave.LeaveType;
import cn.zhiban.scheduling.shift.ShiftType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a day with the roster and says what counts of it. */
final class DayJudge {
    /** Who works less of a shift gets no break. */
    private static final int BREAK_FROM = 240;

    private final AttendanceSettings settings;

    DayJudge(AttendanceSettings settings) {
        this.settings = settings;
    }

    /**
     * What is known of a day.
     *
     * @param published whether a roster says anything
     * @param away which part of the day is leave, null for none
     * @param hasData whether anybody has data of the day
     * @param over whether the day is over and can be judged
     */
    record Known(
            long employeeId,
            LocalDate day,
            boolean published,
            @Nullable ShiftType shift,
            @Nullable LeaveType leave,
            @Nullable DayPart away,
            Presence presence,
            boolean hasData,
            boolean over,
            @Nullable Settlement settlement) {}

    /** The time planned by a shift less the leave, null if nothing is left. */
    static @Nullable Stretch plan(LocalDate day, @Nullable ShiftType shift, @Nullable DayPart away) {
        if (shift == null || away == DayPart.WHOLE) {
            return null;
        }
        int middle = (shift.startMinute() + shift.endMinute()) / 2;
        return Stretch.of(
                day,
                away == DayPart.MORNING ? middle : shift.startMinute(),
                away == DayPart.AFTERNOON ? middle : shift.endMinute());
    }

    PersonDay judge(Known known) {
        Stretch plan = plan(known.day(), known.shift(), known.away());
        int pause = known.shift() == null || known.away() != null
                ? 0
                : known.shift().breakMinutes();
        int planned = plan == null ? 0 : plan.minutes() - pause;
        List<Stretch> actual = Stretch.merged(known.presence().stretches());
        List<Difference> differences = known.over() ? differences(known, plan, pause, actual) : List.of();
        Settlement settlement = known.settlement();
        boolean settled = settlement != null && settlement.differences().equals(text(differences));
        List<Stretch> counted = counted(known.day(), settled ? settlement : null, plan, pause, actual);
        int kept = plan == null ? 0 : Math.min(planned, Stretch.sum(Stretch.within(counted, plan.from(), plan.to())));
        return new PersonDay(
                known.employeeId(),
                known.day(),
                known.published(),
                known.shift(),
                known.leave(),
                plan,
                planned,
                actual,
                counted,
                kept,
                differences,
                settlement,
                !differences.isEmpty() && !settled);
    }

    /** Differences in one line, to know later whether they are still the same. */
    static String text(List<Difference> differences) {
        return differences.stream().map(one -> one.kind() + " " + one.minutes()).collect(Collectors.joining(", "));
    }

    private List<Difference> differences(Known known, @Nullable Stretch plan, int pause, List<Stretch> actual) {
        List<Difference> found = new ArrayList<>();
        Presence presence = known.presence();
        boolean torn = !presence.openAt().isEmpty() || !presence.outAt().isEmpty();
        if (torn) {
            found.add(new Difference(DifferenceKind.MISSING, 0));
        }
        if (plan == null) {
            if (Stretch.sum(actual) >= settings.overtimeFrom()) {
                found.add(new Difference(DifferenceKind.UNPLANNED, Stretch.sum(actual)));
            }
            return found;
        }
        List<Stretch> inside = Stretch.within(actual, plan.from(), plan.to());
        if (inside.isEmpty()) {
            if (!torn) {
                found.add(new Difference(
                        known.hasData() ? DifferenceKind.ABSENT : DifferenceKind.NO_DATA, plan.minutes() - pause));
            }
        } else if (!torn) {
            add(found, DifferenceKind.LATE, inside.getFirst().from() - plan.from(), settings.graceMinutes());
            add(found, DifferenceKind.EARLY, plan.to() - inside.getLast().to(), settings.graceMinutes());
            int gaps = inside.getLast().to() - inside.getFirst().from() - Stretch.sum(inside);
            add(found, DifferenceKind.AWAY, gaps - pause, settings.graceMinutes());
        }
        add(found, DifferenceKind.EXTRA, Stretch.sum(actual) - Stretch.sum(inside), settings.overtimeFrom() - 1);
        return found;
    }

    private static void add(List<Difference> found, DifferenceKind kind, int minutes, int allowed) {
        if (minutes > Math.max(0, allowed)) {
            found.add(new Difference(kind, minutes));
        }
    }

    /** Without a decision only what was planned counts; work outside the shift waits for the lead. */
    private static List<Stretch> counted(
            LocalDate day, @Nullable Settlement settlement, @Nullable Stretch plan, int pause, List<Stretch> actual) {
        SettlementKind kind = settlement == null ? null : settlement.kind();
        if (settlement != null
                && kind == SettlementKind.CORRECTED
                && settlement.fromMinute() != null
                && settlement.toMinute() != null) {
            return worked(List.of(Stretch.of(day, settlement.fromMinute(), settlement.toMinute())), plan, pause);
        }
        if (kind == SettlementKind.AS_PLANNED) {
            return plan == null ? List.of() : worked(List.of(plan), plan, pause);
        }
        if (kind == SettlementKind.ACCEPTED) {
            return worked(actual, plan, pause);
        }
        return plan == null ? List.of() : worked(Stretch.within(actual, plan.from(), plan.to()), plan, pause);
    }

    /** Takes the break out of the middle of the shift, as far as the person was not away anyway. */
    private static List<Stretch> worked(List<Stretch> present, @Nullable Stretch plan, int pause) {
        if (plan == null || pause == 0) {
            return present;
        }
        List<Stretch> inside = Stretch.within(present, plan.from(), plan.to());
        int sum = Stretch.sum(inside);
        if (sum <= BREAK_FROM) {
            return present;
        }
        int gaps = inside.getLast().to() - inside.getFirst().from() - sum;
        int taken = Math.min(Math.max(0, pause - gaps), sum - BREAK_FROM);
        int middle = (plan.from() + plan.to() - taken) / 2;
        List<Stretch> less = new ArrayList<>(Stretch.without(inside, middle, taken));
        less.addAll(Stretch.within(present, Integer.MIN_VALUE, plan.from()));
        less.addAll(Stretch.within(present, plan.to(), Integer.MAX_VALUE));
        return Stretch.merged(less);
    }
}
