package cn.zhiban.kb.importing;

import cn.zhiban.core.importing.ImportOrder;
import cn.zhiban.core.importing.ImportRun;
import cn.zhiban.core.importing.RowCheck;
import cn.zhiban.core.importing.RowOutcome;
import cn.zhiban.core.tabular.ColumnMapping;
import cn.zhiban.core.tabular.TableReader;
import cn.zhiban.core.tabular.TableRow;
import cn.zhiban.kb.article.ArticleUpsert;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Reads the demo company's knowledge by the same code as every import. Rows have ids, so loading again adds nothing. */
@Component
public class DemoArticles {
    private static final int BATCH = 200;
    private final ArticleImporter importer;

    DemoArticles(ArticleImporter importer) {
        this.importer = importer;
    }

    /** Writes what is not there yet, as whoever acts. */
    public void load() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:demo/kb/articles-*.csv");
        for (Resource file : files) {
            load(file);
        }
    }

    private void load(Resource resource) throws IOException {
        Path file = Files.createTempFile("demo", ".csv");
        try (InputStream in = resource.getInputStream()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            ImportRun<ArticleUpsert> run = importer.start(new ImportOrder(0, false, Map.of()));
            List<ArticleUpsert> batch = new ArrayList<>();
            for (TableRow row : rows(file)) {
                RowCheck<ArticleUpsert> check = run.check(row);
                if (check.value() == null) {
                    throw new IllegalStateException(resource.getFilename() + ": " + check.errors());
                }
                batch.add(check.value());
                if (batch.size() == BATCH) {
                    write(run, batch);
                }
            }
            write(run, batch);
        } finally {
            Files.delete(file);
        }
    }

    private static List<TableRow> rows(Path file) throws IOException {
        List<TableRow> rows = new ArrayList<>();
        List<ColumnMapping> mapping = new ArrayList<>();
        TableReader.open(file).read((number, cells) -> {
            if (mapping.isEmpty()) {
                mapping.add(
                        ColumnMapping.of(cells, ArticleColumns.ALL, Map.of()).complete());
            } else {
                rows.add(mapping.getFirst().row(number, cells));
            }
            return true;
        });
        return rows;
    }

    private static void write(ImportRun<ArticleUpsert> run, List<ArticleUpsert> batch) {
        for (RowOutcome outcome : run.write(List.copyOf(batch))) {
            if (outcome.error() != null) {
                throw new IllegalStateException("demo data refused: " + outcome.error());
            }
        }
        batch.clear();
    }
}
