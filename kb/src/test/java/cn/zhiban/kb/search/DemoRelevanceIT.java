package cn.zhiban.kb.search;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.KnowledgeTestApplication;
import cn.zhiban.core.database.UseTestDatabase;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.tabular.TableReader;
import cn.zhiban.kb.KnowledgeFixtures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;

/** The demo company's labelled questions: a change of search, words or demo data that makes answers worse is seen here. */
@SpringBootTest(
        classes = KnowledgeTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {"zhiban.test.schema=relevance", "spring.profiles.active=demo-by-hand"})
@UseTestDatabase
@Import(KnowledgeFixtures.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoRelevanceIT {
    private record Label(String file, String query, String shop, String externalId) {}

    @Autowired
    KnowledgeFixtures given;

    @Autowired
    Access access;

    @Autowired
    Organisation organisation;

    @Autowired
    SearchService search;

    @Autowired
    QuestionStatistics statistics;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    cn.zhiban.kb.importing.DemoArticles demo;

    @BeforeAll
    void loadTheDemoCompany() {
        table("classpath*:demo/core/clients.csv")
                .forEach(row ->
                        jdbc.update("INSERT INTO core_client (code, name) VALUES (?, ?)", row.get(0), row.get(1)));
        table("classpath*:demo/core/shops.csv")
                .forEach(row -> jdbc.update(
                        "INSERT INTO core_shop (code, name, client_id, platform) SELECT ?, ?, id, ? FROM core_client WHERE code = ?",
                        row.get(0),
                        row.get(1),
                        row.get(3),
                        row.get(2)));
        organisation.forget();
        given.as(access.system(), () -> {
            demo.load();
            return null;
        });
        given.awaitIndex();
        statistics.refresh();
    }

    @Test
    void answersTheLabelledQuestionsOfTheDemoCompany() {
        List<Label> labels = new ArrayList<>();
        for (String file : List.of("shared", "suye", "chengyan", "nuanjiang")) {
            table("classpath*:relevance/" + file + ".csv")
                    .forEach(row -> labels.add(new Label(file, row.get(0), row.get(1), row.get(2))));
        }
        int first = 0;
        int three = 0;
        List<String> missed = new ArrayList<>();
        for (Label label : labels) {
            Long shop = label.shop.isEmpty()
                    ? null
                    : organisation
                            .findShop(label.shop, Scope.EVERYTHING)
                            .orElseThrow()
                            .id();
            List<String> found = given
                    .as(
                            access.system(),
                            () -> search.search(new SearchQuery(label.query, shop, null, null, null, null, 10, 0)))
                    .hits()
                    .stream()
                    .map(SearchHit::externalId)
                    .toList();
            int rank = found.indexOf(label.externalId) + 1;
            first += rank == 1 ? 1 : 0;
            three += rank >= 1 && rank <= 3 ? 1 : 0;
            if (rank == 0 || rank > 3) {
                missed.add(label + " at " + rank + ", first "
                        + found.stream().limit(3).toList());
            }
        }
        System.out.printf(
                "demo relevance: %d labels, hit@1 %.3f, hit@3 %.3f%n%s%n",
                labels.size(),
                (double) first / labels.size(),
                (double) three / labels.size(),
                String.join("\n", missed));
        assertThat((double) first / labels.size()).as("hit@1").isGreaterThan(0.70);
        assertThat((double) three / labels.size()).as("hit@3").isGreaterThan(0.85);
    }

    private static List<List<String>> table(String pattern) {
        try {
            List<List<String>> rows = new ArrayList<>();
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                Path file = Files.createTempFile("table", ".csv");
                try (InputStream in = resource.getInputStream()) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
                TableReader.open(file).read((number, cells) -> {
                    List<String> padded = new ArrayList<>(cells);
                    while (padded.size() < 4) {
                        padded.add("");
                    }
                    return number == 1 || rows.add(padded);
                });
                Files.delete(file);
            }
            return rows;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
