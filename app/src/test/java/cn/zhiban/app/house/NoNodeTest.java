package cn.zhiban.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The front end is Vaadin's pre-compiled bundle and static files: whoever builds the suite needs no Node.js. */
class NoNodeTest {
    private static final Path BUILT = Sources.ROOT.resolve("app/target/classes/META-INF/VAADIN");

    @Test
    void buildingLeavesNothingOfANodeProject() throws IOException {
        try (Stream<Path> files = Files.walk(Sources.ROOT, 4)) {
            List<String> found = files.filter(
                            path -> path.getFileName()
                                    .toString()
                                    .matches(
                                            "node_modules|package(-lock)?\\.json|vite\\.(config|generated)\\.ts|pnpm-.*|tsconfig\\.json"))
                    .map(path -> Sources.ROOT.relativize(path).toString())
                    .filter(path -> !path.startsWith("data"))
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    @Test
    void noModuleBringsSourcesThatNeedABundle() {
        assertThat(Sources.files("", path -> path.contains("/META-INF/frontend/") || path.contains("/main/frontend/")))
                // what Vaadin itself writes there on every build, and Git ignores
                .allMatch(path -> path.matches("app/src/main/frontend/(generated/.*|index\\.html)"));
        assertThat(Sources.main().stream()
                        .filter(file -> file.text()
                                .matches("(?s).*@(JsModule|CssImport|JavaScript)\\(\\s*(value = )?\"(?!context://).*")))
                .extracting(Sources.JavaFile::path)
                .isEmpty();
    }

    @Test
    void theBundleIsTheOneVaadinDelivers() {
        assertThat(BUILT.resolve("config/stats.json")).content().containsPattern("\"pre-compiled\"\\s*:\\s*true");
    }
}
