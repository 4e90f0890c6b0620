package cn.zhiban.kb.panel;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The demo company's board: its knowledge was written a week ago, one answer changed since, some are pinned. */
@Component
@Profile("demo")
class PanelDemo implements DemoDataset {
    private static final Duration PINNED = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final ArticleService articles;
    private final PinService pins;
    private final CompanyTime time;

    PanelDemo(JdbcClient jdbc, Organisation organisation, ArticleService articles, PinService pins, CompanyTime time) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.articles = articles;
        this.pins = pins;
        this.time = time;
    }

    @Override
    public int order() {
        return 150;
    }

    @Override
    public String name() {
        return "kb.board";
    }

    @Override
    public void load() throws IOException {
        jdbc.sql("DELETE FROM kb_pin").update();
        jdbc.sql("UPDATE kb_shown_change SET at = at - INTERVAL 7 DAY").update();
        try (InputStream in = Objects.requireNonNull(PanelDemo.class.getResourceAsStream("/demo/kb/board.tsv"))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (String line : lines) {
                String[] cells = line.split("\t", -1);
                article(cells[1]).ifPresent(id -> load(id, cells));
            }
        }
    }

    private Optional<Long> article(String externalId) {
        return jdbc.sql("SELECT id FROM kb_article WHERE external_id = ?")
                .param(externalId)
                .query(Long.class)
                .optional();
    }

    private void load(long article, String[] cells) {
        if (cells[0].equals("change")) {
            ArticleDetails details = articles.get(article);
            String answer = details.content().answer();
            if (!answer.contains(cells[3])) {
                articles.save(
                        article,
                        details.content()
                                .but()
                                .answer(answer + "\n\n" + cells[3])
                                .build(),
                        details.version(),
                        true);
            }
            return;
        }
        organisation
                .findShop(cells[2], Scope.EVERYTHING)
                .map(ShopRef::id)
                .ifPresent(shop -> pins.pin(
                        new PinDraft(article, shop, null, null, time.now().plus(PINNED), cells[3])));
    }
}
