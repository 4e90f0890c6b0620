package cn.zhiban.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the documents name is there: files, commands, test classes, settings, demo accounts. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern COMMAND = Pattern.compile("(?m)(?:^|`)\\./([a-z]+)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST_CLASS = Pattern.compile("[A-Z]\\w+(Test|IT|E2E)");
    private static final Pattern SETTING = Pattern.compile("`ZHIBAN_([A-Z_]+)`");
    private static final Pattern SOURCE_PATH = Pattern.compile("(?:core|kb|app|bench|docs)/[\\w./-]+\\.\\w+");

    private final List<String> documents = Sources.files("", path -> path.endsWith(".md") && !path.contains("/src/"));

    @Test
    void everyLinkLeadsToAFile() {
        Set<String> broken = new TreeSet<>();
        for (String document : documents) {
            Path folder = Sources.ROOT.resolve(document).getParent();
            LINK.matcher(Sources.read(document))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.matches("(https?|mailto):.*"))
                    .filter(link -> !Files.exists(folder.resolve(link)))
                    .forEach(link -> broken.add(document + " -> " + link));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyCommandAndSourceFileExists() {
        Set<String> missing = new TreeSet<>();
        for (String document : documents) {
            String text = Sources.read(document);
            COMMAND.matcher(text)
                    .results()
                    .map(command -> command.group(1))
                    .filter(command -> !Files.isExecutable(Sources.ROOT.resolve(command)))
                    .forEach(command -> missing.add(document + ": ./" + command));
            CODE.matcher(text)
                    .results()
                    .map(code -> code.group(1))
                    .filter(code -> SOURCE_PATH.matcher(code).matches())
                    .filter(path -> !Files.exists(Sources.ROOT.resolve(path)))
                    .forEach(path -> missing.add(document + ": " + path));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTestThatIsNamedExists() {
        Set<String> classes = Sources.files("", path -> path.endsWith(".java")).stream()
                .map(path -> path.replaceAll(".*/|\\.java", ""))
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (String document : documents) {
            CODE.matcher(Sources.read(document))
                    .results()
                    .map(code -> code.group(1))
                    .filter(code -> TEST_CLASS.matcher(code).matches() && !classes.contains(code))
                    .forEach(code -> missing.add(document + ": " + code));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everySettingIsRead() {
        String code = Sources.main().stream().map(Sources.JavaFile::text).collect(Collectors.joining())
                + Sources.read("run")
                + Sources.read("test")
                + Sources.read("app/src/main/resources/application.properties");
        Set<String> unread = new TreeSet<>();
        for (String document : documents) {
            SETTING.matcher(Sources.read(document))
                    .results()
                    .map(name -> name.group(1))
                    .forEach(name -> {
                        String property =
                                "zhiban." + name.toLowerCase(Locale.ROOT).replace('_', '-');
                        if (!code.contains(property) && !code.contains("ZHIBAN_" + name)) {
                            unread.add(document + ": ZHIBAN_" + name);
                        }
                    });
        }
        assertThat(unread).isEmpty();
    }
}
