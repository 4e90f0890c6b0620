package cn.zhiban.kb.panel.ui;

import cn.zhiban.core.i18n.Translations;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;

/** The tabs of the panel; what stands in them shares the shop. */
@Tag("zhiban-panel")
@JsModule("context://kb/zhiban-panel.js")
class PanelField extends ChatElement {
    private static final String TEXTS = "kb.panel.field.";

    PanelField(Translations translations, List<String> origins) {
        super(translations, TEXTS);
        set("origins", origins);
    }

    void add(String tab, Component content) {
        content.getElement().setAttribute("slot", tab);
        getElement().appendChild(content.getElement());
    }

    /** Has a tab to mark what buyers say. */
    void withVoice() {
        getElement().setProperty("voice", true);
    }

    void setQuery(String query) {
        getElement().setProperty("query", query);
    }
}
