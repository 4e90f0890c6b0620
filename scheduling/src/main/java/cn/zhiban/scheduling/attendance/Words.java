package cn.zhiban.scheduling.attendance;

import cn.zhiban.core.importing.RowReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;

/** Headings and words of the logs that people have, from a resource file. */
final class Words {
    private final Properties words = new Properties();

    Words() {
        try (InputStreamReader in = new InputStreamReader(
                new ClassPathResource("scheduling/attendance-words.properties").getInputStream(),
                StandardCharsets.UTF_8)) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> of(String key) {
        return Arrays.stream(words.getProperty(key, "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    boolean is(String key, String cell) {
        String plain = RowReader.plain(cell);
        return of(key).stream().anyMatch(word -> RowReader.plain(word).equals(plain));
    }

    /** The cell without any of the words, or null if it holds none. */
    @org.jspecify.annotations.Nullable
    String without(String key, String cell) {
        for (String word : of(key)) {
            if (cell.contains(word)) {
                return cell.replace(word, "").strip();
            }
        }
        return null;
    }
}
