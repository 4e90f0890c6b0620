package cn.zhiban.kb.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.search.SearchHit;
import cn.zhiban.kb.search.SearchService;
import java.util.List;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KnowledgeTest
class PersonalReplyServiceIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    PersonalReplyService replies;

    @Autowired
    SearchService search;

    Actor agent;
    Actor colleague;

    @BeforeEach
    void people() {
        long client = given.client();
        long shop = given.shop(client, Platform.JD);
        agent = given.agent(client, shop);
        colleague = given.agent(client, shop);
    }

    private void save(Actor actor, long id, String code, String title, String text, int version) {
        given.as(actor, () -> {
            replies.save(new PersonalReply(id, code, title, text, version));
            return null;
        });
    }

    private List<PersonalReply> of(Actor actor) {
        return given.as(actor, replies::mine);
    }

    @Test
    void bringsUpOnesOwnReplyByCodeAndByWords() {
        save(agent, 0, "xx", "谢谢下单", "谢谢亲，[昵称]，今天发货", 0);

        for (String typed : List.of("/x", "、xx", "谢谢下单")) {
            assertThat(given.as(agent, () -> search.ownReplies(typed, null, 3)))
                    .as(typed)
                    .extracting(SearchHit::title)
                    .containsExactly("谢谢下单");
        }
        assertThat(given.as(agent, () -> search.ownReplies("/y", null, 3))).isEmpty();
    }

    @Test
    void nobodySeesChangesOrDeletesTheRepliesOfOthers() {
        save(agent, 0, "mm", "秘密", "只给自己", 0);
        PersonalReply mine = of(agent).getFirst();

        assertThat(of(colleague)).isEmpty();
        assertThat(given.as(colleague, () -> search.ownReplies("/mm", null, 3))).isEmpty();
        assertThatThrownBy(() -> save(colleague, mine.id(), "mm", "偷改", "偷改", mine.version()))
                .isInstanceOf(ChangedMeanwhile.class);
        given.as(colleague, () -> {
            replies.delete(mine.id());
            return null;
        });
        assertThat(of(agent)).containsExactly(mine);
    }

    @Test
    void ofTwoWindowsTheSecondIsTold() {
        save(agent, 0, "", "标题", "一", 0);
        PersonalReply first = of(agent).getFirst();
        save(agent, first.id(), "", "标题", "二", first.version());

        assertThatThrownBy(() -> save(agent, first.id(), "", "标题", "三", first.version()))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(of(agent).getFirst().text()).isEqualTo("二");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        save(agent, 0, "dup", "有了", "有了", 0);

        assertThatThrownBy(() -> save(agent, 0, "DUP", "又来", "又来", 0)).satisfies(field("shortCode"));
        assertThatThrownBy(() -> save(agent, 0, "a b", "标题", "文", 0)).satisfies(field("shortCode"));
        assertThatThrownBy(() -> save(agent, 0, "", " ", "文", 0)).satisfies(field("title"));
        assertThatThrownBy(() -> save(agent, 0, "", "标题", "字".repeat(2001), 0)).satisfies(field("text"));
        save(colleague, 0, "dup", "别人可以用同一个", "码", 0);
    }

    @Test
    void whoMayNotReadKnowledgeKeepsNoReplies() {
        Actor nobody = given.actor(Scope.NOTHING);

        assertThatThrownBy(() -> save(nobody, 0, "", "标题", "文", 0)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> of(nobody)).isInstanceOf(NotAllowed.class);
    }

    private static ThrowingConsumer<Throwable> field(String name) {
        return problem -> assertThat(problem)
                .isInstanceOfSatisfying(
                        InvalidInput.class, input -> assertThat(input.field()).isEqualTo(name));
    }
}
