package cn.zhiban.scheduling.checklist.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.scheduling.checklist.Anchor;
import cn.zhiban.scheduling.checklist.ChecklistItem;
import cn.zhiban.scheduling.checklist.Task;
import cn.zhiban.scheduling.checklist.TaskState;
import cn.zhiban.scheduling.shift.ClockText;
import com.vaadin.flow.component.UI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.stream.Collectors;

/** Tasks in words. */
final class TaskWords {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private TaskWords() {}

    static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }

    static String day(LocalDate day) {
        return "%d-%02d ".formatted(day.getMonthValue(), day.getDayOfMonth())
                + day.getDayOfWeek()
                        .getDisplayName(TextStyle.SHORT, UI.getCurrent().getLocale());
    }

    static String clock(LocalDateTime at) {
        return CLOCK.format(at);
    }

    static String window(Task task) {
        return clock(task.from()) + "–" + clock(task.to());
    }

    /** When a task of a list is due. */
    static String window(ChecklistItem item) {
        String window = item.anchor() == Anchor.CLOCK
                ? ClockText.of(item.fromMinute(), item.toMinute())
                : text("sched.checklist.window." + item.anchor(), item.fromMinute(), item.toMinute());
        return item.weekdays().size() == DayOfWeek.values().length
                ? window
                : window + " · "
                        + item.weekdays().stream()
                                .sorted()
                                .map(one -> one.getDisplayName(
                                        TextStyle.SHORT, UI.getCurrent().getLocale()))
                                .collect(Collectors.joining(" "));
    }

    static Badge badge(TaskState state) {
        return new Badge(
                text("sched.checklist.state." + state),
                switch (state) {
                    case AHEAD -> Badge.Tone.NEUTRAL;
                    case DUE -> Badge.Tone.INFO;
                    case LATE -> Badge.Tone.BAD;
                    case DONE -> Badge.Tone.GOOD;
                    case DONE_LATE, HANDED -> Badge.Tone.WARNING;
                });
    }

    /** What was given with a tick, and when. */
    static String given(Task task) {
        String what = task.number() != null ? task.number() + " " + task.note() : task.note();
        LocalDateTime at = task.at();
        return at == null ? "" : (clock(at) + " " + what).strip();
    }
}
