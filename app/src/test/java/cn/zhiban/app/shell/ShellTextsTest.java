package cn.zhiban.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.i18n.Translations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShellTextsTest {
    private static final Pattern KEY = Pattern.compile("\"((?:shell|core\\.ui)\\.[a-z0-9.-]+[a-z0-9])\"");
    private final Translations translations = new Translations();

    @Test
    void mergesTheTextsOfAllModulesInBothLanguages() {
        Set<String> chinese = translations.texts(Locale.SIMPLIFIED_CHINESE).keySet();
        assertThat(chinese).contains("core.app.name", "core.ui.save", "shell.home.title");
        assertThat(translations.texts(Locale.ENGLISH).keySet()).isEqualTo(chinese);
    }

    @Test
    void everyKeyThatShellAndKitNameExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String folder : new String[] {"src/main/java", "../core/src/main/java/cn/zhiban/core/ui"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                    Matcher keys = KEY.matcher(read(file));
                    while (keys.find()) {
                        String key = keys.group(1);
                        if (!translations.contains(key) && !key.matches("shell\\.(theme|language)")) {
                            missing.add(key);
                        }
                    }
                });
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyThemeLanguageAndTimeOfDayHasAName() {
        for (Theme theme : Theme.values()) {
            assertThat(translations.contains("shell.theme." + theme.name())).isTrue();
        }
        for (Locale locale : translations.getProvidedLocales()) {
            assertThat(translations.contains("shell.language." + locale.getLanguage()))
                    .isTrue();
        }
        for (String part : new String[] {"morning", "noon", "afternoon", "evening", "night"}) {
            assertThat(translations.contains("shell.home.greeting." + part)).isTrue();
        }
        for (int group : new int[] {100, 150, 200, 300, 350, 900, 950}) {
            assertThat(translations.contains("nav.group." + group)).isTrue();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
