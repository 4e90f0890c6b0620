package cn.zhiban.training.change;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleFilter;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.RedlineDraft;
import cn.zhiban.kb.redline.RedlineService;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Two changes of today in the demo company, an article's and a red line's, that wait for answers. */
@Component
@Profile("demo")
class ChangeDemo implements DemoDataset {
    private static final int ORDER = 218;
    private static final String ARTICLE = "SY-FAQ-067";
    private static final String CLIENT = "suye";

    private final ChangeStore changes;
    private final ArticleService articles;
    private final RedlineService redlines;
    private final Organisation organisation;
    private final Access access;
    private final ActorDirectory directory;
    private final JdbcTemplate jdbc;

    ChangeDemo(
            ChangeStore changes,
            ArticleService articles,
            RedlineService redlines,
            Organisation organisation,
            Access access,
            ActorDirectory directory,
            JdbcTemplate jdbc) {
        this.changes = changes;
        this.articles = articles;
        this.redlines = redlines;
        this.organisation = organisation;
        this.access = access;
        this.directory = directory;
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String name() {
        return "training.change";
    }

    /** Lines: a statement more for the article; a red line's code, reason, word, and what to say instead. */
    @Override
    public void load() throws Exception {
        if (!changes.since(Instant.EPOCH).isEmpty()) {
            return;
        }
        List<String> lines = new ClassPathResource("demo/training/changes.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList();
        List<Long> account = jdbc.queryForList("SELECT id FROM core_account WHERE username = 'editor'", Long.class);
        Actor editor = directory.findAccount(account.getFirst()).orElseThrow();
        access.callAs(editor, () -> {
            articles.list(new ArticleFilter(ARTICLE, null, null, null, null, null, null), 0, 1)
                    .forEach(one -> add(articles.getForEditing(one.id()), lines.getFirst()));
            organisation.findClient(CLIENT, Scope.EVERYTHING).ifPresent(client -> forbid(client.id(), lines));
            return true;
        });
    }

    private void add(ArticleDetails article, String statement) {
        articles.save(
                article.id(),
                article.content()
                        .but()
                        .answer(article.content().answer() + "\n\n" + statement)
                        .build(),
                article.version(),
                true);
    }

    private void forbid(long client, List<String> lines) {
        RedlineDraft rule = RedlineDraft.words(lines.get(1), Severity.BLOCK, lines.get(2), List.of(lines.get(3)));
        redlines.create(new RedlineDraft(
                rule.code(),
                rule.kind(),
                rule.severity(),
                rule.words(),
                List.of(),
                List.of(),
                false,
                rule.message(),
                lines.get(4),
                null,
                rule.platforms(),
                List.of(),
                client,
                null,
                null,
                null));
    }
}
