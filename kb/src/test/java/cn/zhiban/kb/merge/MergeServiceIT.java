package cn.zhiban.kb.merge;

import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KnowledgeTest
class MergeServiceIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    ArticleService articles;

    @Autowired
    MergeService merges;

    Actor editor;
    ArticleContent base;
    ArticleDetails theirs;

    @BeforeEach
    void somebodySavedMeanwhile() {
        long client = given.client();
        editor = given.editor(client);
        base = ofClient(client, "多久发货", "48 小时内");
        ArticleDetails article = given.publish(base);
        theirs = given.as(
                editor,
                () -> articles.save(article.id(), base.but().answer("24 小时内").build(), article.version(), false));
    }

    private ArticleDetails save(ArticleContent mine, ArticleContent merged, boolean dropsMine) {
        return given.as(editor, () -> merges.save(theirs.id(), mine, merged, dropsMine, theirs.version(), true));
    }

    private String answer(int number) {
        return given.as(editor, () -> articles.version(theirs.id(), number)).answer();
    }

    @Test
    void whatWasNotChosenStaysInTheHistory() {
        ArticleContent mine = base.but().answer("72 小时内").build();
        ArticleDetails saved = save(mine, theirs.content(), true);
        assertThat(saved.number()).isEqualTo(4);
        assertThat(answer(2)).isEqualTo("24 小时内");
        assertThat(answer(3)).isEqualTo("72 小时内");
        assertThat(answer(4)).isEqualTo("24 小时内");
        assertThat(saved.publishedNumber()).isEqualTo(4);
    }

    @Test
    void aMergeThatHoldsEverythingOfMineIsOneVersion() {
        ArticleContent mine = base.but().answer("24 小时内\n大促除外").build();
        assertThat(save(mine, mine, false).number()).isEqualTo(3);
    }

    @Test
    void nothingIsWrittenWhenSomebodySavesOnceMoreOrSomethingIsMissing() {
        ArticleContent mine = base.but().answer("72 小时内").build();
        assertThatThrownBy(() -> save(mine, mine.but().answer("").build(), true))
                .isInstanceOf(InvalidInput.class);
        given.as(
                editor,
                () -> articles.save(theirs.id(), base.but().answer("12 小时内").build(), theirs.version(), false));
        assertThatThrownBy(() -> save(mine, mine, true)).isInstanceOf(ChangedMeanwhile.class);
        assertThat(given.as(editor, () -> articles.getForEditing(theirs.id())).number())
                .isEqualTo(3);
    }

    @Test
    void whoMayNotEditItMergesNothing() {
        Actor stranger = given.editor(given.client());
        assertThatThrownBy(() ->
                        given.as(stranger, () -> merges.save(theirs.id(), base, base, false, theirs.version(), false)))
                .isInstanceOf(NotFound.class);
    }
}
