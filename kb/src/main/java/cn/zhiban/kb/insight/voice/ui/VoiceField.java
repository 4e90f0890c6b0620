package cn.zhiban.kb.insight.voice.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.kb.panel.ui.ChatElement;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Marks what a buyer says in two clicks. */
@Tag("zhiban-voice")
@JsModule("context://kb/zhiban-voice.js")
public final class VoiceField extends ChatElement {
    private static final String TEXTS = "kb.voice.field.";

    /** A field in the language of the page. */
    public VoiceField(Translations translations) {
        super(translations, TEXTS);
    }
}
