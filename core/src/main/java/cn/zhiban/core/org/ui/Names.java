package cn.zhiban.core.org.ui;

import cn.zhiban.core.org.EmployeeState;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.ui.Badge;
import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What people call things, in the reader's language. */
final class Names {
    private Names() {}

    static String post(@Nullable Post post) {
        return post == null ? "" : text("post." + post.name());
    }

    static String platform(@Nullable Platform platform) {
        return platform == null ? "" : text("platform." + platform.name());
    }

    static String state(@Nullable EmployeeState state) {
        return state == null ? "" : text("employee-state." + state.name());
    }

    static Badge stateBadge(EmployeeState state) {
        return new Badge(
                state(state),
                switch (state) {
                    case ACTIVE -> Badge.Tone.GOOD;
                    case ON_LEAVE -> Badge.Tone.WARNING;
                    case LEFT -> Badge.Tone.NEUTRAL;
                });
    }

    /** Both days, or that it is open. */
    static String period(LocalDate from, @Nullable LocalDate to) {
        return to == null
                ? text("core.org.period.open", from.toString())
                : text("core.org.period", from.toString(), to.toString());
    }

    static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
