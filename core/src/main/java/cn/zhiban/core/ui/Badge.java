package cn.zhiban.core.ui;

import com.vaadin.flow.component.html.Span;

/** A small coloured word: a state, a kind, a number. */
public final class Badge extends Span {
    /** Colour by meaning. */
    public enum Tone {
        NEUTRAL,
        INFO,
        GOOD,
        WARNING,
        BAD
    }

    /** @param text translated */
    public Badge(String text, Tone tone) {
        super(text);
        addClassNames("zb-badge", "zb-badge-" + tone.name().toLowerCase(java.util.Locale.ROOT));
    }
}
