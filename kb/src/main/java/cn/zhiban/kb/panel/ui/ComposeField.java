package cn.zhiban.kb.panel.ui;

import cn.zhiban.core.i18n.Translations;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** A buyer's whole message, answered part by part and joined into one reply. */
@Tag("zhiban-compose")
@JsModule("context://kb/zhiban-compose.js")
public class ComposeField extends ChatElement {
    private static final String TEXTS = "kb.compose.field.";

    /** A field in the language of the page. */
    public ComposeField(Translations translations) {
        super(translations, TEXTS);
    }
}
