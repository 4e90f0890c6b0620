package cn.zhiban.kb.search;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Platform;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the search field and the way to the clipboard say in the browser. */
@Component
public class SearchTexts {
    private static final String TEXTS = "kb.search.field.";

    private final Translations translations;

    SearchTexts(Translations translations) {
        this.translations = translations;
    }

    /** Texts by the name that the scripts use. */
    public Map<String, String> in(Locale locale) {
        Map<String, String> texts = new HashMap<>();
        translations.texts(locale).forEach((key, text) -> {
            if (key.startsWith(TEXTS)) {
                texts.put(key.substring(TEXTS.length()), text.replace("''", "'"));
            }
        });
        for (Platform platform : Platform.values()) {
            texts.put("platform." + platform, translations.getTranslation("platform." + platform, locale));
        }
        texts.put("language", locale.toLanguageTag());
        return texts;
    }
}
