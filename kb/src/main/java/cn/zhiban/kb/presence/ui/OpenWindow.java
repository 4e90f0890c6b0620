package cn.zhiban.kb.presence.ui;

import cn.zhiban.kb.presence.PresenceService;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser window with the article that it shows in the editor. Showing the same article anew, as saving does, is no
 * new visit.
 *
 * @param typedAt when something was last typed in it, or null
 * @param leftAt when it was last taken off the page, or null while it is there
 */
record OpenWindow(
        long articleId,
        String key,
        Instant since,
        @Nullable Instant typedAt,
        @Nullable Instant leftAt) implements Serializable {
    private static final Duration SHOWN_ANEW = Duration.ofSeconds(5);

    static @Nullable OpenWindow of(UI ui) {
        return ComponentUtil.getData(ui, OpenWindow.class);
    }

    static OpenWindow open(UI ui, long articleId, Instant now) {
        OpenWindow before = of(ui);
        if (before != null
                && before.articleId == articleId
                && (before.leftAt == null || before.leftAt.plus(SHOWN_ANEW).isAfter(now))) {
            return keep(ui, new OpenWindow(articleId, before.key, before.since, before.typedAt, null));
        }
        return keep(ui, new OpenWindow(articleId, PresenceService.newWindow(), now, null, null));
    }

    void left(UI ui, Instant now) {
        keep(ui, new OpenWindow(articleId, key, since, typedAt, now));
    }

    void typed(UI ui, Instant now) {
        keep(ui, new OpenWindow(articleId, key, since, now, leftAt));
    }

    private static OpenWindow keep(UI ui, OpenWindow window) {
        ComponentUtil.setData(ui, OpenWindow.class, window);
        return window;
    }
}
