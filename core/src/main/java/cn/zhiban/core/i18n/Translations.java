package cn.zhiban.core.i18n;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * All texts of all modules: {@code i18n/*_zh.properties} and {@code i18n/*_en.properties} of every jar, in UTF-8, merged.
 * Chinese is the default. Vaadin's own provider sees only one jar's file of a name, hence this one.
 */
@Component
public class Translations implements I18NProvider {
    private static final Logger log = LoggerFactory.getLogger(Translations.class);
    private static final List<Locale> LOCALES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);
    private final Map<String, String> chinese = load("zh");
    private final Map<String, String> english = load("en");

    @Override
    public List<Locale> getProvidedLocales() {
        return LOCALES;
    }

    @Override
    public String getTranslation(String key, @Nullable Locale locale, Object... params) {
        String pattern = texts(locale).get(key);
        if (pattern == null) {
            log.warn("no translation for {}", key);
            return "!" + key;
        }
        return params.length == 0
                ? pattern.replace("''", "'")
                : new MessageFormat(pattern, locale == null ? Locale.SIMPLIFIED_CHINESE : locale).format(params);
    }

    /** Whether there is a text for the key. */
    public boolean contains(String key) {
        return chinese.containsKey(key);
    }

    /** All texts of a language, for tests and for scripts in the browser. */
    public Map<String, String> texts(@Nullable Locale locale) {
        return locale != null && "en".equals(locale.getLanguage()) ? english : chinese;
    }

    /** The language the suite answers in, for example from an Accept-Language header: English or simplified Chinese. */
    public static Locale supported(@Nullable Locale wanted) {
        return wanted != null && "en".equals(wanted.getLanguage()) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    private static Map<String, String> load(String language) {
        Map<String, String> texts = new HashMap<>();
        try {
            Resource[] files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:i18n/*_" + language + ".properties");
            for (Resource file : files) {
                Properties properties = new Properties();
                try (InputStreamReader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, text) -> {
                    if (texts.put((String) key, (String) text) != null) {
                        throw new IllegalStateException("The text " + key + " stands in two files, one is " + file);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(texts);
    }
}
