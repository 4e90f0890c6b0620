package cn.zhiban.app.access;

import cn.zhiban.app.access.KnowledgeWorld.Audience;
import cn.zhiban.app.access.KnowledgeWorld.Visitor;
import cn.zhiban.core.file.ContentTypes;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.kb.article.ArticleAttachments;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticlePictures;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.Attachment;
import cn.zhiban.kb.article.AutosaveService;
import cn.zhiban.kb.authority.ApprovalDraft;
import cn.zhiban.kb.authority.ApprovalService;
import cn.zhiban.kb.authority.AuthorityService;
import cn.zhiban.kb.authority.CaseDraft;
import cn.zhiban.kb.authority.CaseService;
import cn.zhiban.kb.authority.GrantDraft;
import cn.zhiban.kb.authority.LadderDraft;
import cn.zhiban.kb.authority.Limit;
import cn.zhiban.kb.authority.Remedy;
import cn.zhiban.kb.authority.Step;
import cn.zhiban.kb.search.GapService;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts knowledge with markers into a world. A slice that keeps something of its own per client plants it here. */
final class KnowledgePlanting {
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private KnowledgePlanting() {}

    static void plant(KnowledgeWorld world) {
        for (Audience audience : world.audiences()) {
            article(world, audience, ArticleKind.FAQ, true);
            article(world, audience, ArticleKind.REPLY, true);
            article(world, audience, ArticleKind.PRODUCT, true);
            article(world, audience, ArticleKind.FAQ, false);
        }
        shelves(world);
        autosaves(world);
        gaps(world);
        authority(world);
    }

    /** Published, then changed in a draft with a marker of its own; or a draft only. */
    private static void article(KnowledgeWorld world, Audience audience, ArticleKind kind, boolean publish) {
        ArticleService articles = world.bean(ArticleService.class);
        String marker = world.marker(audience);
        String picture = world.asSystem(() -> "/files/"
                + world.bean(FileStore.class)
                        .store(
                                marker + ".png",
                                new ByteArrayInputStream(PIXEL),
                                ArticlePictures.PURPOSE,
                                10_000,
                                ContentTypes.IMAGES)
                        .publicId());
        Attachment attachment = world.asSystem(() -> world.bean(ArticleAttachments.class)
                .store(marker + ".pdf", new ByteArrayInputStream("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))));
        ArticleContent content = new ArticleContentBuilder(kind)
                .title(KnowledgeWorld.COMMON + " " + marker)
                .similarQuestions(List.of(marker + " 怎么办"))
                .answer("答案 " + marker + " ![](" + picture + ")")
                .clientId(audience.client())
                .shopIds(audience.shops())
                .tags(List.of(marker))
                .attachments(List.of(attachment))
                .build();
        ArticleDetails details = world.asSystem(() -> articles.create(content, "x-" + marker, publish));
        world.articles.add(details.id());
        writer(world, details.id(), audience);
        world.pictures.put(marker, picture);
        world.attachments.put(marker, attachment.address());
        if (publish) {
            world.published.put(marker, details.id());
            if (world.random.nextBoolean()) {
                String draft = world.marker(audience);
                world.asSystem(() -> articles.save(
                        details.id(), content.but().answer("草稿 " + draft).build(), details.version(), false));
            }
        }
    }

    /** Somebody who is writing the article just now. */
    private static void writer(KnowledgeWorld world, long article, Audience audience) {
        JdbcTemplate jdbc = world.bean(JdbcTemplate.class);
        String name = world.marker(audience);
        jdbc.update("INSERT INTO core_account (username, display_name, created_at) VALUES (?, ?, NOW(6))", name, name);
        jdbc.update(
                "INSERT INTO kb_article_presence (article_id, window_key, account_id, since, seen_at)"
                        + " SELECT ?, ?, id, NOW(6), '2999-01-01' FROM core_account WHERE username = ?",
                article,
                name,
                name);
    }

    /** Everybody once kept and copied everything, as somebody does who served other shops before. */
    private static void shelves(KnowledgeWorld world) {
        JdbcTemplate jdbc = world.bean(JdbcTemplate.class);
        for (Visitor visitor : world.visitors) {
            for (long article : world.articles) {
                jdbc.update(
                        "INSERT INTO kb_favourite (account_id, article_id, created_at) VALUES (?, ?, NOW(6))",
                        visitor.actor().accountId(),
                        article);
                jdbc.update(
                        "INSERT INTO kb_search_event (at, account_id, kind, query, article_id)"
                                + " VALUES (NOW(6), ?, 'COPY', '', ?)",
                        visitor.actor().accountId(),
                        article);
            }
        }
    }

    /** Every editor is just writing something of a client of theirs. */
    private static void autosaves(KnowledgeWorld world) {
        for (Visitor visitor : world.visitors) {
            if (visitor.role() == DefaultRole.KNOWLEDGE_EDITOR) {
                Audience audience = new Audience(visitor.clients().iterator().next(), Set.of());
                ArticleContent content = new ArticleContentBuilder(ArticleKind.FAQ)
                        .title(world.marker(audience))
                        .build();
                world.as(visitor.actor(), () -> {
                    world.bean(AutosaveService.class).keep(world.articles.getFirst(), 0, content);
                    return true;
                });
            }
        }
    }

    private static void gaps(KnowledgeWorld world) {
        world.shopsOfClient.values().stream().flatMap(List::stream).forEach(shop -> {
            Audience audience = new Audience(null, Set.of(shop));
            String question = world.marker(audience);
            String note = world.marker(audience);
            world.visitors.stream()
                    .filter(visitor -> visitor.shops().contains(shop))
                    .findFirst()
                    .ifPresent(visitor -> world.as(visitor.actor(), () -> {
                        world.bean(GapService.class).ask(question, shop, note);
                        return true;
                    }));
        });
    }

    /** Limits, grants and requests per shop; orders and reasons carry the markers. */
    private static void authority(KnowledgeWorld world) {
        CaseService cases = world.bean(CaseService.class);
        String code = "world-" + world.seed;
        long one = world.asSystem(() -> cases.createCase(new CaseDraft(code, code, "", "", false, true)));
        for (var entry : world.shopsOfClient.entrySet()) {
            for (long shop : entry.getValue()) {
                Audience audience = new Audience(null, Set.of(shop));
                Limit floor = new Limit(Step.FLOOR, 1_000L + shop, null, Remedy.REFUND);
                world.asSystem(() -> cases.save(
                        null, 0, new LadderDraft(one, null, null, shop, List.of(floor), null, null, null, null)));
                world.visitors.stream()
                        .filter(visitor -> visitor.role() == DefaultRole.AGENT
                                && visitor.shops().contains(shop))
                        .findFirst()
                        .ifPresent(agent -> world.as(agent.actor(), () -> {
                            world.bean(AuthorityService.class)
                                    .grant(
                                            code,
                                            new GrantDraft(
                                                    shop,
                                                    Step.FLOOR,
                                                    null,
                                                    10_000,
                                                    world.marker(audience),
                                                    world.marker(audience),
                                                    "k" + shop,
                                                    null));
                            world.bean(ApprovalService.class)
                                    .request(
                                            code,
                                            new ApprovalDraft(
                                                    shop,
                                                    9_000,
                                                    10_000,
                                                    world.marker(audience),
                                                    Remedy.REFUND,
                                                    world.marker(audience)));
                            return true;
                        }));
            }
        }
    }
}
