package cn.zhiban.scheduling.roster.ui;

import cn.zhiban.core.i18n.Translations;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The matrix people × days: talks to the REST interface by itself, the server only tells it which roster. */
@Tag("zhiban-roster")
@JsModule("context://scheduling/zhiban-roster.js")
class RosterBoard extends Component implements HasSize {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FIELD = "sched.roster.field.";

    RosterBoard(Translations translations, Locale locale) {
        Map<String, String> texts = new HashMap<>();
        translations.texts(locale).forEach((key, text) -> {
            if (key.startsWith(FIELD)) {
                texts.put(key.substring(FIELD.length()), text.replace("''", "'"));
            }
        });
        getElement().setPropertyJson("texts", JSON.valueToTree(texts));
        getElement().setProperty("language", locale.toLanguageTag());
    }

    void show(long rosterId) {
        getElement().setProperty("roster", (double) rosterId);
    }

    void reload() {
        getElement().callJsFunction("reload");
    }
}
