package cn.zhiban.kb.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.Finding;
import cn.zhiban.kb.article.NotPublishable;
import cn.zhiban.kb.article.Tone;
import cn.zhiban.kb.article.Wording;
import cn.zhiban.kb.fragment.FragmentNotation.Kind;
import cn.zhiban.kb.search.SearchService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KnowledgeTest
class FragmentsIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    ArticleService articles;

    @Autowired
    SearchService search;

    @Autowired
    Fragments fragments;

    @Autowired
    FragmentService uses;

    long client;
    long shop;
    long other;
    Actor editor;

    @BeforeEach
    void people() {
        client = given.client();
        shop = given.shop(client, Platform.JD);
        other = given.client();
        editor = given.editor(client);
    }

    @Test
    void aChangedFragmentIsFoundAndCopiedInAllAnswersThatIncludeIt() {
        ArticleDetails address = given.publish(reply("退货地址", "杭州市余杭区一号仓"));
        ArticleDetails first = given.publish(answer("怎么退货", "请寄到{{片段:" + address.id() + "|地址}}，谢谢。"));
        ArticleDetails second = given.publish(answer("怎么换货", "换货也寄这里：\n\n{{片段:" + address.id() + "}}"));
        assertThat(copied(first)).isEqualTo("请寄到杭州市余杭区一号仓，谢谢。");
        publishAgain(address, reply("退货地址", "嘉兴市南湖区二号仓"));
        assertThat(copied(first)).isEqualTo("请寄到嘉兴市南湖区二号仓，谢谢。");
        assertThat(copied(second)).isEqualTo("换货也寄这里：\n\n嘉兴市南湖区二号仓");
        assertThat(given.as(
                                editor,
                                () -> search.search(
                                        new cn.zhiban.kb.search.SearchQuery("南湖区二号仓", null, null, null, null, 10, 0)))
                        .hits())
                .extracting(hit -> hit.id())
                .contains(first.id(), second.id());
    }

    @Test
    void aFragmentLeavesItsAnswersWhenItsTimeIsOver() {
        Instant now = Instant.now();
        ArticleDetails gift = given.publish(
                reply("赠品", "满 299 送小样").but().validTo(now.plusSeconds(4)).build());
        ArticleDetails from = given.publish(answer("有赠品吗", "现在{{片段:" + gift.id() + "}}。"));
        assertThat(copied(from)).isEqualTo("现在满 299 送小样。");
        await().atMost(Duration.ofSeconds(30)).until(() -> !copied(from).contains("小样"));
        assertThat(copied(from)).contains("{{片段:");
    }

    @Test
    void aFragmentThatIsYetToHoldFitsAnAnswerThatBeginsWithIt() {
        Instant start = Instant.now().plusSeconds(86_400);
        ArticleDetails gift =
                given.publish(reply("明日赠品", "送雪糕").but().validFrom(start).build());
        String text = "{{片段:" + gift.id() + "}}";
        assertThat(fragments.toText(text, answer("今天", text))).doesNotContain("雪糕");
        assertThat(fragments.toText(
                        text, answer("明天", text).but().validFrom(start).build()))
                .isEqualTo("送雪糕");
    }

    @Test
    void aLinkShowsTheTitleOfTheDayAndLeadsToThePage() {
        ArticleDetails target = given.publish(answer("旧标题", "答案"));
        ArticleDetails from = given.publish(answer("看链接", "详见[[" + target.id() + "]]，或[[" + target.id() + "|点这里]]。"));
        publishAgain(target, answer("新*标题", "答案"));
        assertThat(copied(from)).isEqualTo("详见新*标题，或点这里。");
        assertThat(fragments.toHtml(from.content().answer(), from.content()))
                .contains("href=\"kb/article/" + target.id() + "\"", ">新*标题<", ">点这里<");
    }

    @Test
    void aShortCodeMeansTheNarrowestFragmentThatTheReadersMayRead() {
        given.publish(coded("dz" + client, reply("公共地址", "公共"), null, null));
        given.publish(coded("dz" + client, reply("客户地址", "客户"), client, null));
        given.publish(coded("dz" + client, reply("别家地址", "别家"), other, null));
        String text = "{{片段:dz" + client + "}}";
        assertThat(fragments.toText(text, answer("a", text))).isEqualTo("公共");
        assertThat(fragments.toText(text, KnowledgeFixtures.ofShop(shop, "a", text)))
                .isEqualTo("客户");
    }

    @Test
    void textNeverReachesReadersItWasNotWrittenFor() {
        ArticleDetails secret = given.publish(coded("", reply("甲客户底价", "底价 99"), client, null));
        String text = "价格：{{片段:" + secret.id() + "}}";
        ArticleContent shared = answer("公共答案", text);
        assertThat(fragments.toText(text, shared)).doesNotContain("99");
        assertThat(fragments.toHtml(text, shared)).doesNotContain("99");
        assertThat(fragments.toText("[[" + secret.id() + "]]", shared)).doesNotContain("底价");
        assertThatThrownBy(() -> given.as(editor, () -> articles.create(shared, null, true)))
                .isInstanceOfSatisfying(
                        NotPublishable.class,
                        problem -> assertThat(problem.findings())
                                .extracting(Finding::messageKey)
                                .contains("kb.fragment.finding.narrower"));
        assertThat(findings(given.editor(other), shared, null)).containsExactly("kb.fragment.finding.unknown");
    }

    @Test
    void narrowingAFragmentWarnsAndTakesItOutOfWiderAnswers() {
        ArticleDetails part = given.publish(reply("赠品", "送小样"));
        ArticleDetails wide = given.publish(answer("有赠品吗", "现在{{片段:" + part.id() + "}}"));
        assertThat(copied(wide)).isEqualTo("现在送小样");
        ArticleContent narrower = coded("", reply("赠品", "送小样"), client, null);
        assertThat(findings(editor, narrower, part.id()))
                .contains("kb.fragment.finding.used", "kb.fragment.finding.losing");
        publishAgain(part, narrower);
        assertThat(copied(wide)).doesNotContain("送小样");
    }

    @Test
    void circlesAndWrongKindsAreNotPublished() {
        ArticleDetails a = given.publish(reply("甲", "甲文"));
        ArticleDetails b = given.publish(reply("乙", "乙文 {{片段:" + a.id() + "}}"));
        assertThat(findings(editor, reply("甲", "甲文 {{片段:" + b.id() + "}}"), a.id()))
                .contains("kb.fragment.finding.circle");
        ArticleDetails faq = given.publish(answer("问答", "答"));
        assertThat(findings(editor, answer("x", "{{片段:" + faq.id() + "}}"), null))
                .containsExactly("kb.fragment.finding.kind");
        ArticleDetails draft = given.as(editor, () -> articles.create(reply("草稿", "未定"), null, false));
        assertThat(findings(editor, answer("x", "{{片段:" + draft.id() + "}}"), null))
                .containsExactly("kb.fragment.finding.unpublished");
        assertThat(findings(editor, answer("x", "{{片段:没有这个}} [[也没有]]"), null))
                .containsExactly("kb.fragment.finding.unknown", "kb.fragment.finding.unknown");
    }

    @Test
    void deepFragmentsEndAtALimit() {
        long last = given.publish(reply("底", "到底了")).id();
        for (int i = 0; i < 4; i++) {
            last = given.publish(reply("层" + i, "{{片段:" + last + "}}")).id();
        }
        String five = "{{片段:" + last + "}}";
        assertThat(fragments.toText(five, answer("x", five))).isEqualTo("到底了");
        long sixth = given.publish(reply("再一层", five)).id();
        String six = "{{片段:" + sixth + "}}";
        assertThat(findings(editor, answer("x", six), null)).containsExactly("kb.fragment.finding.too-deep");
        assertThat(fragments.toText(six, answer("x", six))).doesNotContain("到底了");
    }

    @Test
    void wordingsIncludeFragmentsToo() {
        ArticleDetails part = given.publish(reply("问候", "亲亲您好"));
        ArticleDetails with = given.publish(answer("在吗", "在的")
                .but()
                .wordings(List.of(new Wording(Tone.values()[0], "{{片段:" + part.id() + "}}，在的")))
                .build());
        given.awaitIndex();
        assertThat(given.as(editor, () -> search.byIds(List.of(with.id()), null))
                        .getFirst()
                        .wordings()
                        .getFirst()
                        .text())
                .isEqualTo("亲亲您好，在的");
    }

    @Test
    void anEditorSeesWhereAFragmentIsUsedButNothingOfOtherClients() {
        ArticleDetails part = given.publish(reply("结束语", "祝您愉快"));
        ArticleDetails mine = given.publish(KnowledgeFixtures.ofClient(client, "我家", "{{片段:" + part.id() + "}}"));
        ArticleDetails theirs = given.publish(KnowledgeFixtures.ofClient(other, "别家", "{{片段:" + part.id() + "}}"));
        given.publish(answer("链接", "[[" + part.id() + "]]"));
        assertThat(given.as(editor, () -> uses.usedIn(part.id(), Kind.FRAGMENT)))
                .extracting(FragmentService.User::id)
                .containsExactly(mine.id())
                .doesNotContain(theirs.id());
        assertThat(given.as(editor, () -> uses.usedIn(part.id(), Kind.LINK))).hasSize(1);
        publishAgain(mine, KnowledgeFixtures.ofClient(client, "我家", "不用了"));
        assertThat(given.as(editor, () -> uses.usedIn(part.id(), Kind.FRAGMENT)))
                .isEmpty();
    }

    private static ArticleContent reply(String title, String text) {
        return new ArticleContentBuilder(ArticleKind.REPLY)
                .title(title)
                .answer(text)
                .build();
    }

    private static ArticleContent answer(String title, String text) {
        return KnowledgeFixtures.shared(title, text);
    }

    private static ArticleContent coded(
            String code, ArticleContent content, @Nullable Long ofClient, @Nullable Long ofShop) {
        return content.but()
                .shortCode(code)
                .clientId(ofClient)
                .shopIds(ofShop == null ? Set.of() : Set.of(ofShop))
                .build();
    }

    private List<String> findings(Actor actor, ArticleContent content, @Nullable Long id) {
        return given.as(actor, () -> articles.check(content, id)).stream()
                .map(Finding::messageKey)
                .filter(key -> key.startsWith("kb.fragment."))
                .toList();
    }

    private void publishAgain(ArticleDetails article, ArticleContent content) {
        given.as(
                editor,
                () -> articles.save(
                        article.id(),
                        content,
                        articles.getForEditing(article.id()).version(),
                        true));
    }

    private String copied(ArticleDetails article) {
        given.awaitIndex();
        return given.as(editor, () -> search.byIds(List.of(article.id()), null))
                .getFirst()
                .answerText();
    }
}
