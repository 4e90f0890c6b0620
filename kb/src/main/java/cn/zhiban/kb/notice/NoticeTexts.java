package cn.zhiban.kb.notice;

import cn.zhiban.core.i18n.Translations;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Texts of {@code zhiban-notice.js} in the reader's language, for every page that calls it. */
public final class NoticeTexts {
    private static final List<String> NAMES = List.of(
            "unread",
            "read",
            "done",
            "acknowledge",
            "answer",
            "choose",
            "wrong",
            "changes",
            "touches",
            "separator",
            "until",
            "since",
            "later",
            "keys",
            "keys.question",
            "renewed",
            "offline",
            "empty.title",
            "empty.text",
            "importance.NORMAL",
            "importance.HIGH",
            "importance.URGENT");

    private NoticeTexts() {}

    /** By name as the script knows them, with "language". */
    public static Map<String, String> of(Translations translations, Locale locale) {
        Map<String, String> known = translations.texts(locale);
        Map<String, String> texts = new HashMap<>();
        NAMES.forEach(name -> texts.put(
                name, known.getOrDefault("kb.notice.field." + name, name).replace("''", "'")));
        texts.put("language", locale.toLanguageTag());
        return texts;
    }
}
