package cn.zhiban.kb.authority.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.kb.authority.Approval;
import cn.zhiban.kb.authority.Reach;
import cn.zhiban.kb.authority.Remedy;
import cn.zhiban.kb.authority.Step;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The texts that {@code <zhiban-authority>} needs, for its own page and for whatever else opens it. */
public final class AuthorityTexts {
    private static final String FIELD = "kb.authority.field.";

    private AuthorityTexts() {}

    /** The element's property {@code texts}. */
    public static Map<String, String> of(Translations translations, Locale locale) {
        Map<String, String> texts = new HashMap<>();
        translations.texts(locale).forEach((key, text) -> {
            if (key.startsWith(FIELD)) {
                texts.put(key.substring(FIELD.length()), text.replace("''", "'"));
            }
        });
        for (Step step : Step.values()) {
            texts.put("step." + step, translations.getTranslation("kb.authority.step." + step, locale));
        }
        for (Remedy remedy : Remedy.values()) {
            String key = "kb.authority.remedy." + remedy;
            texts.put("remedy." + remedy, translations.getTranslation(key, locale));
            // buyers are spoken to in Chinese, whatever language the agent's screen has
            texts.put("buyer." + remedy, translations.getTranslation(key, Locale.SIMPLIFIED_CHINESE));
        }
        for (Reach reach : Reach.values()) {
            texts.put("reach." + reach, translations.getTranslation("kb.authority.reach." + reach, locale));
        }
        for (Approval.State state : Approval.State.values()) {
            texts.put("state." + state, translations.getTranslation("kb.authority.state." + state, locale));
        }
        texts.put("language", locale.toLanguageTag());
        return texts;
    }
}
