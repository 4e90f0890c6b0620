package cn.zhiban.scheduling.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What events do, learned from past days: the factor of the whole, pulled towards none while few days are known, and its
 * course over the half hours, pulled towards the whole.
 */
final class EventEffects {
    /** Half hours that are looked at on each side of one, for the course of an effect. */
    private static final int REACH = 2;
    /** What the factor of the whole counts against the half hours' own, in average half hours of a day. */
    private static final double PULL = 2;
    /** Doubt about a typed factor and about one learned from a single day, as a share. */
    private static final double DOUBT = 0.15;

    private final Map<String, Learned> learned = new HashMap<>();

    private record Learned(LearnedEffect effect, double[] bySlot) {}

    private record Day(LocalDate day, double[] expected, double[] actual, DayMark mark) {}

    EventEffects(History history, Outlook outlook, Base base, Tuning tuning) {
        Map<String, List<Day>> days = new HashMap<>();
        history.days().forEach((day, counts) -> {
            List<DayMark> marks = outlook.on(day);
            for (DayMark mark : marks) {
                if (mark.factor() == null) {
                    double[] expected = base.lookingBack(day);
                    for (DayMark other : marks) {
                        Double typed = other.factor();
                        if (typed != null) {
                            for (int slot = other.fromSlot(); slot < other.toSlot(); slot++) {
                                expected[slot] *= typed;
                            }
                        }
                    }
                    days.computeIfAbsent(mark.effect(), _ -> new ArrayList<>())
                            .add(new Day(day, expected, counts, mark));
                }
            }
        });
        days.forEach((effect, past) -> learned.put(effect, learn(effect, past, tuning)));
    }

    /** Numbers without events. */
    interface Base {
        /** What would have been expected of a past day, per half hour; a new array. */
        double[] lookingBack(LocalDate day);
    }

    /** How many times as many write in the half hour of a day with this mark. */
    double factor(DayMark mark, int slot) {
        if (!mark.touches(slot)) {
            return 1;
        }
        Double typed = mark.factor();
        Learned known = learned.get(mark.effect());
        return typed != null ? typed : known == null ? 1 : known.bySlot()[slot];
    }

    /** How sure the mark's factor is: standard deviation as a share. */
    double doubt(DayMark mark) {
        Learned known = learned.get(mark.effect());
        int days = mark.factor() == null && known != null
                ? known.effect().evidence().size()
                : 1;
        return DOUBT / Math.sqrt(days);
    }

    /** What was learned of an effect, null if there is no past day of it. */
    @Nullable
    LearnedEffect effect(String name) {
        Learned known = learned.get(name);
        return known == null ? null : known.effect();
    }

    private static Learned learn(String effect, List<Day> days, Tuning tuning) {
        List<Evidence> evidence = new ArrayList<>();
        double logs = 0;
        int known = 0;
        for (Day day : days) {
            double expected = 0;
            double actual = 0;
            for (int slot = day.mark().fromSlot(); slot < day.mark().toSlot(); slot++) {
                expected += day.expected()[slot];
                actual += day.actual()[slot];
            }
            evidence.add(new Evidence(effect, day.day(), expected, actual));
            if (expected > 0 && actual > 0) {
                logs += Math.log(actual / expected);
                known++;
            }
        }
        double whole = Math.exp(logs / (known + tuning.eventRidge()));
        double[] bySlot = new double[History.SLOTS];
        double average =
                days.stream().mapToDouble(day -> History.sum(day.expected())).sum() / History.SLOTS;
        for (int slot = 0; slot < History.SLOTS; slot++) {
            double expected = PULL * average;
            double actual = PULL * average * whole;
            for (Day day : days) {
                for (int near = Math.max(slot - REACH, day.mark().fromSlot());
                        near <= Math.min(slot + REACH, day.mark().toSlot() - 1);
                        near++) {
                    double counts = 1.0 / (1 + Math.abs(near - slot));
                    expected += counts * day.expected()[near];
                    actual += counts * day.actual()[near];
                }
            }
            bySlot[slot] = expected > 0 ? actual / expected : whole;
        }
        return new Learned(new LearnedEffect(effect, whole, evidence), bySlot);
    }
}
