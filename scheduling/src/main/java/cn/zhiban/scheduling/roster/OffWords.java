package cn.zhiban.scheduling.roster;

import cn.zhiban.core.i18n.Translations;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Words that people type for a day off, in every language of the suite. */
@Component
class OffWords {
    private static final Set<String> MARKS = Set.of("-", "/", "0", "O", "OFF");
    private final Set<String> words;

    OffWords(Translations translations) {
        words = Stream.concat(
                        MARKS.stream(),
                        translations.getProvidedLocales().stream()
                                .flatMap(locale -> Stream.of(translations
                                        .getTranslation("sched.roster.off-words", locale)
                                        .split(" "))))
                .map(OffWords::plain)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean contains(String typed) {
        return words.contains(plain(typed));
    }

    /** Without width, case and blanks around it. */
    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }
}
