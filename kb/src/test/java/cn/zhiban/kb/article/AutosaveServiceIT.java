package cn.zhiban.kb.article;

import static cn.zhiban.kb.KnowledgeFixtures.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.AutosaveService.Autosave;
import cn.zhiban.kb.flow.Flow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KnowledgeTest
class AutosaveServiceIT {
    private static final ArticleContent EVERYTHING = new ArticleContentBuilder(ArticleKind.PRODUCT)
            .title("养生壶 🍵")
            .similarQuestions(List.of("壶", "能煮茶么"))
            .answer("| 容量 |\n|---|\n| 1.5L |")
            .categoryId(7L)
            .platforms(Set.of(Platform.JD, Platform.TAOBAO))
            .shopIds(Set.of(3L, 4L))
            .tags(List.of("新品"))
            .skus(List.of(new Sku("NJ-1", "白色"), new Sku("NJ-2", "")))
            .product(new ProductCard(List.of(new ProductCard.Attribute("功率", "800W")), "玻璃", "| a |\n|---|", "**注意**"))
            .validFrom(Instant.parse("2026-11-01T00:00:00Z"))
            .validTo(Instant.parse("2026-11-12T16:00:00Z"))
            .shortCode("ysh")
            .useCase("问保养")
            .wordings(List.of(new Wording(Tone.LIVELY, "壶壶来啦～")))
            .segments(Set.of("新客"))
            .attachments(List.of(new Attachment("AAAAAAAAAAAAAAAAAAAAAA", "质检报告.pdf", 2_048)))
            .flow(new Flow(List.of(new Flow.Step("a", "问", "亲", "", List.of(), null, List.of("登记"), ""))))
            .build();

    @Autowired
    KnowledgeFixtures given;

    @Autowired
    AutosaveService autosaves;

    Actor editor;

    @BeforeEach
    void people() {
        editor = given.editor(given.client());
    }

    private void keep(Actor actor, long article, int base, ArticleContent content) {
        given.as(actor, () -> {
            autosaves.keep(article, base, content);
            return null;
        });
    }

    private Optional<Autosave> find(Actor actor, long article) {
        return given.as(actor, () -> autosaves.find(article));
    }

    @Test
    void keepsEveryFieldOfWhatIsBeingWritten() {
        keep(editor, 5, 3, EVERYTHING);
        Autosave saved = find(editor, 5).orElseThrow();
        assertThat(saved.content()).isEqualTo(EVERYTHING);
        assertThat(saved.baseVersion()).isEqualTo(3);
    }

    @Test
    void remembersTheVersionThatTheTextStartedFrom() {
        given.as(editor, () -> {
            autosaves.keep(5, 3, 2, EVERYTHING);
            return null;
        });
        assertThat(find(editor, 5).orElseThrow().baseNumber()).isEqualTo(2);
        given.as(editor, () -> {
            autosaves.keep(5, 4, 3, EVERYTHING);
            return null;
        });
        assertThat(find(editor, 5).orElseThrow().baseNumber()).isEqualTo(3);
    }

    @Test
    void keepsTheLatestTextOnlyAndForgetsItWhenAsked() {
        keep(editor, AutosaveService.NEW, 0, shared("一", ""));
        keep(editor, AutosaveService.NEW, 0, shared("二", ""));
        assertThat(find(editor, AutosaveService.NEW).orElseThrow().content().title())
                .isEqualTo("二");
        given.as(editor, () -> {
            autosaves.forget(AutosaveService.NEW);
            return null;
        });
        assertThat(find(editor, AutosaveService.NEW)).isEmpty();
    }

    @Test
    void everybodyHasTheirOwnForEachArticle() {
        Actor colleague = given.editor(given.client());
        keep(editor, 5, 1, shared("我的", ""));
        keep(editor, 6, 1, shared("另一条", ""));
        keep(colleague, 5, 1, shared("同事的", ""));
        assertThat(find(editor, 5).orElseThrow().content().title()).isEqualTo("我的");
        assertThat(find(colleague, 5).orElseThrow().content().title()).isEqualTo("同事的");
        assertThat(find(colleague, 6)).isEmpty();
    }

    @Test
    void onlyPeopleWhoWriteHaveOne() {
        Actor agent = given.agent(given.client());
        assertThatThrownBy(() -> keep(agent, 5, 1, shared("标题", ""))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> find(agent, 5)).isInstanceOf(NotAllowed.class);
        Actor token = new Actor(null, 1L, "token:1", "机器", null, Set.of(KbPermissions.EDIT), editor.scope());
        assertThatThrownBy(() -> keep(token, 5, 1, shared("标题", ""))).isInstanceOf(NotAllowed.class);
    }
}
