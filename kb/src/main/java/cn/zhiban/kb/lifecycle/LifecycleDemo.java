package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The demo company at work: one client with reviewers, a version that waits, feedback of agents, answers that are due. */
@Component
@Profile("demo")
class LifecycleDemo implements DemoDataset {
    private static final String REVIEWED_CLIENT = "chengyan";
    private static final String REVIEWED_ARTICLE = "CY-FAQ-020";
    private static final List<String> DUE = List.of("SY-PRD-007", "SY-FAQ-014", "SY-FAQ-025", "CY-PRD-008");

    private final JdbcClient jdbc;
    private final ActorDirectory directory;
    private final Organisation organisation;
    private final ArticleService articles;
    private final ReviewerService reviewers;
    private final ReviewService reviews;
    private final FeedbackService feedback;
    private final DueArticles due;
    private final Access access;

    LifecycleDemo(
            JdbcClient jdbc,
            ActorDirectory directory,
            Organisation organisation,
            ArticleService articles,
            ReviewerService reviewers,
            ReviewService reviews,
            FeedbackService feedback,
            DueArticles due,
            Access access) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.organisation = organisation;
        this.articles = articles;
        this.reviewers = reviewers;
        this.reviews = reviews;
        this.feedback = feedback;
        this.due = due;
        this.access = access;
    }

    @Override
    public int order() {
        return 150;
    }

    @Override
    public String name() {
        return "kb.lifecycle";
    }

    @Override
    public void load() throws Exception {
        long client = organisation
                .findClient(REVIEWED_CLIENT, Scope.EVERYTHING)
                .orElseThrow()
                .id();
        if (reviewers.list().isEmpty()) {
            reviewers.add(client, null, account("editor2"));
        }
        giveFeedback();
        as("trainer", this::submit);
        jdbc.sql("""
                        UPDATE kb_article_care c JOIN kb_article a ON a.id = c.article_id
                           SET c.verified_at = TIMESTAMPADD(DAY, -95, c.verified_at), c.due_at = TIMESTAMPADD(DAY, -95, c.due_at),
                               c.owner_id = :owner
                         WHERE a.external_id IN (:ids) AND c.owner_id IS NULL""").param("owner", account("editor")).param("ids", DUE).update();
        due.raiseDue();
    }

    private void giveFeedback() throws Exception {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new ClassPathResource("demo/kb/lifecycle-feedback.tsv").getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> cells = List.of(line.split("\t", -1));
                ShopRef shop =
                        organisation.findShop(cells.get(3), Scope.EVERYTHING).orElseThrow();
                as(
                        cells.get(0),
                        () -> feedback.give(
                                article(cells.get(1)), FeedbackReason.valueOf(cells.get(2)), cells.get(4), shop.id()));
            }
        }
    }

    private long submit() throws IOException {
        ArticleDetails article = articles.getForEditing(article(REVIEWED_ARTICLE));
        if (article.hasUnpublishedChanges()) {
            return article.id();
        }
        String answer =
                new ClassPathResource("demo/kb/lifecycle-review.txt").getContentAsString(StandardCharsets.UTF_8);
        ArticleDetails draft = articles.save(
                article.id(), article.content().but().answer(answer).build(), article.version(), false);
        return reviews.submit(draft.id(), "");
    }

    private long article(String externalId) {
        return jdbc.sql("SELECT id FROM kb_article WHERE external_id = ?")
                .param(externalId)
                .query(Long.class)
                .single();
    }

    private long account(String username) {
        return jdbc.sql("SELECT id FROM core_account WHERE username = ?")
                .param(username)
                .query(Long.class)
                .single();
    }

    private <T> T as(String username, Callable<T> work) throws Exception {
        Actor actor = directory.findAccount(account(username)).orElseThrow();
        return access.callAs(actor, work);
    }
}
