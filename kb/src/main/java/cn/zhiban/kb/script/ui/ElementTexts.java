package cn.zhiban.kb.script.ui;

import cn.zhiban.core.i18n.Translations;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BaseJsonNode;

/** Texts of custom elements: those of the translations whose keys begin alike. */
final class ElementTexts {
    static final String RUNNER = "kb.script.runner.";
    static final String DIAGRAM = "kb.script.diagram.";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ElementTexts() {}

    static BaseJsonNode of(Translations translations, Locale locale, String prefix) {
        Map<String, String> texts = new HashMap<>();
        translations.texts(locale).forEach((key, text) -> {
            if (key.startsWith(prefix)) {
                texts.put(key.substring(prefix.length()), text.replace("''", "'"));
            }
        });
        texts.put("language", locale.toLanguageTag());
        return json(texts);
    }

    static BaseJsonNode json(Object value) {
        return JSON.valueToTree(value);
    }
}
