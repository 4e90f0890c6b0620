package cn.zhiban.core.org.keeping;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.importing.RowReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the constant that a cell of a spreadsheet means: by its code or by its name in either language. */
@Component
public class Named {
    private final Translations translations;

    Named(Translations translations) {
        this.translations = translations;
    }

    /**
     * The constant.
     *
     * @param keys its texts are {@code <keys>.<NAME>}; a name with slashes is as many names
     */
    public <E extends Enum<E>> Optional<E> find(Class<E> type, String keys, String text) {
        String wanted = RowReader.plain(text);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant ->
                        names(keys, constant.name()).map(RowReader::plain).anyMatch(wanted::equals))
                .findFirst();
    }

    /** What people call the constant. */
    public String name(String keys, Enum<?> constant, Locale locale) {
        return translations.getTranslation(keys + "." + constant.name(), locale);
    }

    private Stream<String> names(String keys, String constant) {
        return Stream.concat(
                Stream.of(constant),
                translations.getProvidedLocales().stream()
                        .map(locale -> translations.getTranslation(keys + "." + constant, locale))
                        .flatMap(name -> Stream.concat(Stream.of(name), Arrays.stream(name.split("[/\u3001]")))));
    }
}
