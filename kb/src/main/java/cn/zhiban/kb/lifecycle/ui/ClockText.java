package cn.zhiban.kb.lifecycle.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.kb.lifecycle.Task;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;

/** A task's clock in words: due in, overdue, answered in. */
final class ClockText {
    private static final Duration SOON = Duration.ofHours(2);

    private ClockText() {}

    static Span of(Task task, Instant now) {
        Duration took = task.took();
        if (took != null) {
            Span done = new Span(text("kb.lifecycle.clock.took", words(took)));
            done.addClassName("zb-muted");
            return done;
        }
        Duration left = Duration.between(now, task.dueAt());
        if (left.isNegative()) {
            return new Badge(text("kb.lifecycle.clock.overdue", words(left.negated())), Badge.Tone.BAD);
        }
        String due = text("kb.lifecycle.clock.due", words(left));
        return left.compareTo(SOON) < 0 ? new Badge(due, Badge.Tone.WARNING) : new Span(due);
    }

    /** About how long, in the largest unit that fits. */
    static String words(Duration duration) {
        if (duration.toDays() >= 2) {
            return text("kb.lifecycle.clock.days", duration.toDays());
        }
        if (duration.toMinutes() >= 100) {
            return text("kb.lifecycle.clock.hours", Math.round(duration.toMinutes() / 60.0));
        }
        return text("kb.lifecycle.clock.minutes", Math.max(1, duration.toMinutes()));
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
