package cn.zhiban.kb.redline;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.tabular.TableReader;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.match.RuleKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The rule sets that the suite brings along, without a database. */
final class DefaultRules {
    private DefaultRules() {}

    static List<RedlineDraft> read() throws IOException {
        List<RedlineDraft> rules = new ArrayList<>();
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:kb/redline/rules-*.csv");
        for (Resource resource : files) {
            Path file = Files.createTempFile("rules", ".csv");
            try (InputStream in = resource.getInputStream()) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            List<String> headers = new ArrayList<>();
            TableReader.open(file).read((_, cells) -> {
                if (headers.isEmpty()) {
                    headers.addAll(cells);
                } else {
                    rules.add(rule(headers, cells));
                }
                return true;
            });
            Files.delete(file);
        }
        return rules;
    }

    private static RedlineDraft rule(List<String> headers, List<String> cells) {
        return new RedlineDraft(
                cell(headers, cells, "code"),
                RuleKind.valueOf(cell(headers, cells, "kind").toUpperCase(Locale.ROOT)),
                Severity.valueOf(cell(headers, cells, "severity").toUpperCase(Locale.ROOT)),
                lines(cell(headers, cells, "words")),
                lines(cell(headers, cells, "triggers")),
                lines(cell(headers, cells, "allowed")),
                cell(headers, cells, "homophones").equals("yes"),
                cell(headers, cells, "message"),
                cell(headers, cells, "alternative"),
                null,
                lines(cell(headers, cells, "platforms")).stream()
                        .map(name -> Platform.valueOf(name.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toCollection(TreeSet::new)),
                lines(cell(headers, cells, "industries")),
                null,
                null,
                null,
                null);
    }

    private static String cell(List<String> headers, List<String> cells, String name) {
        int at = headers.indexOf(name);
        return at < cells.size() ? cells.get(at) : "";
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\n")).filter(line -> !line.isBlank()).toList();
    }
}
