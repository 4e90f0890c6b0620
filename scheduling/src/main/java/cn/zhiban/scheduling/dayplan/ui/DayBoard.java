package cn.zhiban.scheduling.dayplan.ui;

import cn.zhiban.core.i18n.Translations;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.function.SerializableConsumer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The timeline: talks to the REST interface by itself, the server only tells it which day. */
@Tag("zhiban-dayplan")
@JsModule("context://scheduling/zhiban-dayplan.js")
class DayBoard extends Component {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FIELD = "sched.dayplan.field.";
    private static final String DAYS = "event.detail.days";

    DayBoard(Translations translations, Locale locale, SerializableConsumer<Integer> step) {
        Map<String, String> texts = new HashMap<>();
        translations.texts(locale).forEach((key, text) -> {
            if (key.startsWith(FIELD)) {
                texts.put(key.substring(FIELD.length()), text.replace("''", "'"));
            }
        });
        getElement().setPropertyJson("texts", JSON.valueToTree(texts));
        getElement().setProperty("language", locale.toLanguageTag());
        getElement()
                .addEventListener(
                        "step",
                        event -> step.accept(event.getEventData().path(DAYS).asInt()))
                .addEventData(DAYS);
    }

    /** @param roster 0 for what is published */
    void show(LocalDate day, @Nullable Long roster) {
        getElement().setProperty("roster", roster == null ? 0 : (double) roster);
        getElement().setProperty("day", day.toString());
    }

    void reload() {
        getElement().callJsFunction("reload");
    }

    void plan() {
        getElement().callJsFunction("plan");
    }
}
