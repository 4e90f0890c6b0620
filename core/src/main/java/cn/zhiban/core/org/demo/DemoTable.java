package cn.zhiban.core.org.demo;

import cn.zhiban.core.tabular.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;

/** Reads a small table of the demo company that no importer is there for. */
final class DemoTable {
    private DemoTable() {}

    /** All rows, by the names of their columns. */
    static List<Map<String, String>> read(Resource resource) throws IOException {
        Path file = Files.createTempFile("zhiban-demo", ".csv");
        try (InputStream in = resource.getInputStream()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            List<List<String>> lines = new ArrayList<>();
            TableReader.open(file).read((_, cells) -> lines.add(cells));
            List<String> headers = lines.getFirst();
            List<Map<String, String>> rows = new ArrayList<>();
            for (List<String> cells : lines.subList(1, lines.size())) {
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < headers.size() && i < cells.size(); i++) {
                    row.put(headers.get(i), cells.get(i));
                }
                rows.add(row);
            }
            return rows;
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
