package cn.zhiban.kb.importing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.importing.ImportOrder;
import cn.zhiban.core.importing.ImportRun;
import cn.zhiban.core.importing.RowCheck;
import cn.zhiban.core.importing.RowOutcome;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.tabular.CellError;
import cn.zhiban.core.tabular.TableRow;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.ArticleUpsert;
import cn.zhiban.kb.article.ProductCard;
import cn.zhiban.kb.article.Sku;
import cn.zhiban.kb.article.Tone;
import cn.zhiban.kb.article.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KnowledgeTest
class ArticleImporterIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    ArticleImporter importer;

    @Autowired
    ArticleExport export;

    @Autowired
    ArticleService articles;

    @Autowired
    Access access;

    long client;
    long shop;

    @BeforeEach
    void company() {
        client = given.client();
        shop = given.shop(client, Platform.DOUYIN);
    }

    @Test
    void anExportImportedAgainChangesNothing() {
        Random random = new Random(20261123);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(cells(given.publish(anything(random, i))));
        }
        assertThat(imported(rows)).containsOnly(RowOutcome.UNCHANGED);
    }

    @Test
    void anOverrideComesWithTheArticleItOverridesInAnyOrderOfRows() {
        Map<String, String> parent = row("p-" + shop, "运费谁出", "买家出");
        Map<String, String> child = row("c-" + shop, "运费谁出", "本店包运费");
        child.put("shops", shopCode());
        child.put("parent", "p-" + shop);
        assertThat(imported(List.of(child, parent))).containsExactly(RowOutcome.CREATED, RowOutcome.CREATED);
        assertThat(find("c-" + shop).content().parentId())
                .isEqualTo(find("p-" + shop).id());
    }

    @Test
    void aFileWithoutTheColumnKeepsWhatAnArticleOverridesAndAnEmptyCellEndsIt() {
        anOverrideComesWithTheArticleItOverridesInAnyOrderOfRows();
        Map<String, String> child = row("c-" + shop, "运费谁出", "本店现在也包运费");
        child.put("shops", shopCode());
        assertThat(imported(List.of(child))).containsExactly(RowOutcome.UPDATED);
        assertThat(find("c-" + shop).content().parentId()).isNotNull();
        child.put("parent", "");
        assertThat(imported(List.of(child))).containsExactly(RowOutcome.UPDATED);
        assertThat(find("c-" + shop).content().parentId()).isNull();
    }

    @Test
    void aParentThatNobodyKnowsOrACircleIsRefusedAtItsCell() {
        Map<String, String> lost = row("x-" + shop, "甲", "甲");
        lost.put("parent", "nowhere");
        Map<String, String> one = row("y-" + shop, "乙", "乙");
        one.put("parent", "z-" + shop);
        Map<String, String> other = row("z-" + shop, "丙", "丙");
        other.put("parent", "y-" + shop);
        assertThat(imported(List.of(lost, one, other)))
                .allSatisfy(outcome -> assertThat(outcome.error())
                        .extracting(CellError::column)
                        .isEqualTo("parent"));
    }

    @Test
    void aDryRunAcceptsAParentThatTheFileBrings() {
        Map<String, String> parent = row("dp-" + shop, "标题", "答案");
        Map<String, String> child = row("dc-" + shop, "标题", "本店答案");
        child.put("shops", shopCode());
        child.put("parent", "dp-" + shop);
        List<RowOutcome> foreseen = given.as(access.system(), () -> {
            ImportRun<ArticleUpsert> run = importer.start(new ImportOrder(0, true, Map.of()));
            return run.foresee(read(run, List.of(parent, child)));
        });
        assertThat(foreseen).containsOnly(RowOutcome.CREATED);
    }

    private List<RowOutcome> imported(List<Map<String, String>> rows) {
        return given.as(access.system(), () -> {
            ImportRun<ArticleUpsert> run = importer.start(new ImportOrder(0, false, Map.of()));
            return run.write(read(run, rows));
        });
    }

    private static List<ArticleUpsert> read(ImportRun<ArticleUpsert> run, List<Map<String, String>> rows) {
        List<ArticleUpsert> read = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            RowCheck<ArticleUpsert> check = run.check(new TableRow(i + 2, rows.get(i)));
            assertThat(check.errors()).isEmpty();
            read.add(check.value());
        }
        return read;
    }

    private Map<String, String> cells(ArticleDetails article) {
        return given.as(access.system(), () -> new HashMap<>(export.cells(article)));
    }

    private ArticleDetails find(String externalId) {
        return given.as(
                access.system(),
                () -> articles
                        .list(
                                new cn.zhiban.kb.article.ArticleFilter(externalId, null, null, null, null, null, null),
                                0,
                                10)
                        .stream()
                        .filter(one -> externalId.equals(one.externalId()))
                        .map(one -> articles.getForEditing(one.id()))
                        .findFirst()
                        .orElseThrow());
    }

    private String shopCode() {
        return cells(given.publish(KnowledgeFixtures.ofShop(shop, "编码" + shop, "答")))
                .get("shops");
    }

    private static Map<String, String> row(String id, String title, String answer) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("external_id", id);
        row.put("title", title);
        row.put("answer", answer);
        return row;
    }

    /** Awkward texts in every field that a spreadsheet carries. */
    private ArticleContent anything(Random random, int number) {
        String[] texts = {"甲|乙", " 首尾 ", "两行\n第二行", "a:b=c", "emoji 😀", "=1+1", "逗号，、", "引号\"'", "\\n 不换行"};
        ArticleKind kind = ArticleKind.values()[random.nextInt(ArticleKind.values().length)];
        ArticleContentBuilder content = new ArticleContentBuilder(kind == ArticleKind.SCRIPT ? ArticleKind.FAQ : kind)
                .title("条目 " + number + " 😀|" + shop)
                .answer(pick(random, texts) + "\n\n" + pick(random, texts))
                .similarQuestions(List.of(pick(random, texts).strip().replace("\n", " ") + number, "第二种"))
                .tags(random.nextBoolean() ? List.of() : List.of("标签|一", "标签二"))
                .skus(random.nextBoolean() ? List.of() : List.of(new Sku("SY-" + number, "名=称"), new Sku("B", "")))
                .useCase(random.nextBoolean() ? "" : "买家催促")
                .segments(random.nextBoolean() ? Set.of() : Set.of("新客", "学生"))
                .wordings(
                        random.nextBoolean()
                                ? List.of()
                                : List.of(new Wording(Tone.LIVELY, "亲亲~\n在的"), new Wording(Tone.SOOTHING, "别急: 马上")));
        if (kind == ArticleKind.PRODUCT) {
            content.product(new ProductCard(
                    List.of(new ProductCard.Attribute("容量", "200ml: 大")), "棉|麻", "S\tM\n1\t2", "注意\n两行"));
        }
        switch (random.nextInt(3)) {
            case 0 -> content.shopIds(Set.of(shop));
            case 1 -> content.clientId(client);
            default -> content.platforms(new TreeSet<>(Set.of(Platform.JD, Platform.DOUYIN)));
        }
        if (random.nextBoolean()) {
            content.validFrom(Instant.parse("2026-11-10T16:00:00Z")).validTo(Instant.parse("2027-01-01T15:59:59Z"));
        }
        return content.build();
    }

    private static String pick(Random random, String[] texts) {
        return texts[random.nextInt(texts.length)];
    }
}
