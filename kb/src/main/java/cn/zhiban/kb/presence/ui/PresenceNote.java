package cn.zhiban.kb.presence.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.presence.PresenceService;
import cn.zhiban.kb.presence.Writer;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says who else has the article open, since when and when they last typed; keeps itself up to date. */
final class PresenceNote extends Composite<Div> {
    private static final int LOOK_EVERY_MS = 5_000;
    private static final Duration TYPING = Duration.ofSeconds(15);

    private final long articleId;
    private final transient PresenceService presence;
    private final transient CompanyTime time;
    private final Div lines = new Div();
    private transient List<String> shown = List.of();
    private transient @Nullable OpenWindow window;
    private transient @Nullable Registration polling;

    PresenceNote(long articleId, PresenceService presence, CompanyTime time) {
        this.articleId = articleId;
        this.presence = presence;
        this.time = time;
        Icon icon = VaadinIcon.USERS.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        Span advice = new Span(getTranslation("kb.editor.presence.advice"));
        advice.addClassName("zb-small");
        lines.addClassName("zb-strong");
        Div text = new Div(lines, advice);
        text.addClassName("zb-grow");
        getContent().add(icon, text);
        getContent().addClassNames("zb-note", "zb-note-warning", "zb-presence");
        getContent().getElement().setAttribute("role", "status");
        getContent().setTestId("kb-presence");
        getContent().setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        window = OpenWindow.open(event.getUI(), articleId, time.now());
        look();
        polling = event.getUI().addPollListener(_ -> look());
        event.getUI().setPollInterval(LOOK_EVERY_MS);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (polling != null) {
            polling.remove();
        }
        OpenWindow mine = OpenWindow.of(event.getUI());
        if (window != null && mine != null) {
            presence.leave(window.key());
            mine.left(event.getUI(), time.now());
        }
    }

    private void look() {
        OpenWindow mine = window;
        if (mine == null) {
            return;
        }
        List<String> now = others(mine).stream().map(this::line).toList();
        if (!now.equals(shown)) {
            shown = now;
            lines.removeAll();
            now.forEach(line -> lines.add(new Div(line)));
            getContent().setVisible(!now.isEmpty());
        }
    }

    /** Whoever may no longer edit it hears of nobody; saving will say why. */
    private List<Writer> others(OpenWindow mine) {
        try {
            return presence.here(articleId, mine.key(), mine.since(), mine.typedAt());
        } catch (UserFacingProblem e) {
            return List.of();
        }
    }

    private String line(Writer writer) {
        String name = writer.self() ? getTranslation("kb.editor.presence.self") : writer.name();
        Instant typed = writer.typedAt();
        String since = span(writer.since());
        return typed == null
                ? getTranslation("kb.editor.presence.open", name, since)
                : getTranslation("kb.editor.presence.writing", name, since, last(typed));
    }

    private String last(Instant typed) {
        return Duration.between(typed, time.now()).compareTo(TYPING) < 0
                ? getTranslation("kb.editor.presence.now")
                : getTranslation("kb.editor.presence.ago", span(typed));
    }

    /** Whole minutes: what changes every second is read aloud every second. */
    private String span(Instant from) {
        long minutes = Duration.between(from, time.now()).toMinutes();
        return minutes < 1
                ? getTranslation("kb.editor.presence.moment")
                : getTranslation("kb.editor.presence.minutes", minutes);
    }
}
