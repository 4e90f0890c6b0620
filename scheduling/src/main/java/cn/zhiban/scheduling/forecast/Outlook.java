package cn.zhiban.scheduling.forecast;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What is known beforehand about days, past and future ones.
 *
 * @param marks events
 * @param closed days on which nobody is served; nothing is expected then, and more on the first open day after them
 */
public record Outlook(List<DayMark> marks, Set<LocalDate> closed) {
    /** Nothing is known. */
    public static final Outlook NOTHING = new Outlook(List.of(), Set.of());

    public Outlook {
        marks = List.copyOf(marks);
        closed = Set.copyOf(closed);
    }

    /** The outlook without some effects, for example to see what an event adds. */
    public Outlook without(Collection<String> effects) {
        return new Outlook(
                marks.stream().filter(mark -> !effects.contains(mark.effect())).toList(), closed);
    }

    List<DayMark> on(LocalDate day) {
        return marks.stream().filter(mark -> mark.day().equals(day)).toList();
    }
}
