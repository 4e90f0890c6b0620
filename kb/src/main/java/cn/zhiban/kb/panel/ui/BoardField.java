package cn.zhiban.kb.panel.ui;

import cn.zhiban.core.i18n.Translations;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Pinned answers, what changed since the last shift, what is copied most today. */
@Tag("zhiban-board")
@JsModule("context://kb/zhiban-board.js")
public class BoardField extends ChatElement {
    private static final String TEXTS = "kb.panel.board.";

    /**
     * A board in the language of the page.
     *
     * @param pinning whether the person may pin answers
     */
    public BoardField(Translations translations, boolean pinning) {
        super(translations, TEXTS);
        getElement().setProperty("pinning", pinning);
    }

    /** Leaves the choice of the shop to another element beside it. */
    public void withoutChooser() {
        getElement().setProperty("chooser", false);
    }
}
