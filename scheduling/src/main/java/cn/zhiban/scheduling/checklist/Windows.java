package cn.zhiban.scheduling.checklist;

import java.time.LocalDateTime;
import java.util.Optional;

/** When a task is due within a shift. */
final class Windows {
    private static final int DAY = 1440;

    private Windows() {}

    /**
     * A window.
     *
     * @param from first moment
     * @param to moment after the last
     */
    record Window(LocalDateTime from, LocalDateTime to) {}

    /** The window of a task in a shift; of times of the clock the first one that the shift touches, if there is any. */
    static Optional<Window> of(ChecklistItem item, OnShift on) {
        if (!item.weekdays().contains(on.day().getDayOfWeek())) {
            return Optional.empty();
        }
        return switch (item.anchor()) {
            case SHIFT_START -> Optional.of(window(on.begins(), item, 0));
            case SHIFT_END -> Optional.of(window(on.ends(), item, 0));
            case CLOCK -> {
                LocalDateTime midnight = on.day().atStartOfDay();
                Window today = window(midnight, item, 0);
                Window tomorrow = window(midnight, item, DAY);
                yield touches(today, on)
                        ? Optional.of(today)
                        : touches(tomorrow, on) ? Optional.of(tomorrow) : Optional.empty();
            }
        };
    }

    private static Window window(LocalDateTime anchor, ChecklistItem item, int later) {
        return new Window(anchor.plusMinutes(item.fromMinute() + later), anchor.plusMinutes(item.toMinute() + later));
    }

    private static boolean touches(Window window, OnShift on) {
        return window.from().isBefore(on.ends()) && window.to().isAfter(on.begins());
    }

    /** How a task without a tick stands at a moment. */
    static TaskState state(Window window, LocalDateTime now) {
        return now.isBefore(window.from())
                ? TaskState.AHEAD
                : now.isBefore(window.to()) ? TaskState.DUE : TaskState.LATE;
    }
}
