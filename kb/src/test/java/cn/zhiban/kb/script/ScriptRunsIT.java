package cn.zhiban.kb.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.NotPublishable;
import cn.zhiban.kb.flow.FlowOutline;
import cn.zhiban.kb.flow.ScriptNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@KnowledgeTest
class ScriptRunsIT {
    private static final String OUTLINE = """
            # 开场
            您好 [买家昵称]，这里是 [店铺名]
            > 先看物流
            - 破了 -> 分流
            - 没破 -> 结束语
            # 分流
            - 小额 {金额 < 50，平台 = 京东} -> 补发
            - 大额 -> 开场
            # 补发
            马上补发
            待办：登记补发单
            # 结束语
            祝您愉快
            """;

    @Autowired
    KnowledgeFixtures given;

    @Autowired
    ScriptRuns runs;

    @Autowired
    RunHandover handover;

    @Autowired
    ScriptStatistics statistics;

    @Autowired
    ArticleService articles;

    @Autowired
    JdbcTemplate jdbc;

    long client;
    long shop;
    Actor agent;
    Actor colleague;
    Actor stranger;
    Actor inspector;

    @BeforeEach
    void people() {
        client = given.client();
        shop = given.shop(client, Platform.JD);
        agent = given.agent(client, shop);
        colleague = given.agent(client, shop);
        long other = given.client();
        stranger = given.agent(other, given.shop(other, Platform.JD));
        inspector = given.actor(
                new Scope(false, Set.of(), Set.of(client), Set.of(shop), Set.of()),
                KbPermissions.READ,
                ScriptPermissions.INSPECT);
    }

    @Test
    void anAgentWalksToTheEndAndTheWayIsKept() {
        long script = publish(OUTLINE).id();
        RunView run = start(script, "k1");
        assertThat(run.step().title()).isEqualTo("开场");
        assertThat(run.step().text()).isEqualTo("您好 [买家昵称]，这里是 " + run.shopName());
        assertThat(run.step().missing()).containsExactly(new RunView.Blank("买家昵称", "买家昵称"));
        assertThat(run.step().hint()).contains("先看物流");
        RunView told = tell(run, Map.of("买家昵称", "小王"));
        assertThat(told.step().text()).startsWith("您好 小王");
        assertThat(told.step().missing()).isEmpty();
        given.as(agent, () -> {
            runs.copied(told.id(), told.revision(), told.step().text(), Map.of("rule", "7"));
            return null;
        });
        RunView asked = choose(told, 0);
        assertThat(asked.step().title()).isEqualTo("分流");
        assertThat(asked.step().asks()).extracting(RunView.Ask::fact).containsExactly("amount");
        assertThat(asked.trail()).extracting(RunView.Passed::chosen).containsExactly("破了", "");
        RunView chosen = choose(tell(asked, Map.of("amount", "20")), 0);
        assertThat(chosen.step().title()).isEqualTo("补发");
        assertThat(chosen.step().ways()).isEmpty();
        assertThat(chosen.step().duties()).containsExactly("登记补发单");
        RunView done =
                given.as(agent, () -> runs.set(chosen.id(), chosen.revision(), RunState.DONE, List.of("登记补发单", "没有的")));
        assertThat(done.state()).isEqualTo(RunState.DONE);
        assertThat(done.facts()).as("what was typed is forgotten at the end").isEmpty();
        assertThat(given.as(agent, runs::open)).noneMatch(one -> one.id() == run.id());
        List<RunStep> steps = given.as(inspector, () -> statistics.steps(run.id()));
        assertThat(steps).extracting(RunStep::stepTitle).containsExactly("开场", "分流", "补发");
        assertThat(steps.getFirst().copiedText()).startsWith("您好 小王");
        assertThat(steps.getFirst().copyFacts()).contains("7");
    }

    @Test
    void factsDecideByThemselvesAndAreAskedOnce() {
        long script = publish("""
                # 问
                - 小 {金额 < 50} -> 再问
                - 大 {金额 >= 50} -> 大额
                # 再问
                - 小小 {金额 < 5} -> 大额
                - 中 {金额 >= 5，平台 = 京东} -> 中额
                - 其他 {平台 != 京东，金额 >= 5} -> 大额
                # 中额
                补偿五元
                # 大额
                请稍等
                """).id();
        RunView run = start(script, "k");
        assertThat(run.step().asks()).extracting(RunView.Ask::fact).containsExactly("amount");
        RunView told = tell(run, Map.of("amount", "20"));
        assertThat(told.step().title()).isEqualTo("中额");
        assertThat(told.trail()).extracting(RunView.Passed::title).containsExactly("问", "中额");
        RunView back = back(told);
        assertThat(back.step().title()).isEqualTo("问");
        assertThat(tell(back, Map.of("amount", "80")).step().title()).isEqualTo("大额");
    }

    @Test
    void whoPicksAWayByHandHasSaidItsFacts() {
        long script = publish("""
                # 问
                - 老客 {客群 = 老客} -> 再问
                - 新客 {客群 = 新客} -> 再问
                # 再问
                - 老 {客群 = 老客} -> 谢谢
                - 新 {客群 = 新客} -> 欢迎
                # 谢谢
                谢谢您再来
                # 欢迎
                欢迎您
                """).id();
        RunView chosen = choose(start(script, "by hand"), 1);
        assertThat(chosen.step().title()).isEqualTo("欢迎");
        assertThat(chosen.facts()).containsEntry("segment", "新客");
    }

    @Test
    void aKeyPressedTwiceOrAnAnswerThatWasLostAdvancesOnce() throws Exception {
        long script = publish("# a\n一\n- 下 -> b\n# b\n二\n- 下 -> c\n# c\n三\n- 下 -> a\n- 完 -> d\n# d\n四")
                .id();
        RunView run = start(script, "twice");
        assertThat(start(script, "twice").id()).isEqualTo(run.id());
        RunView next = choose(run, 0);
        assertThat(next.step().title()).isEqualTo("b");
        assertThat(choose(run, 0)).isEqualTo(next);
        assertThat(back(run)).isEqualTo(next);
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<Future<RunView>> answers = IntStream.range(0, 16)
                    .mapToObj(_ -> many.submit(() -> choose(next, 0)))
                    .toList();
            for (Future<RunView> answer : answers) {
                assertThat(answer.get().step().title()).isEqualTo("c");
            }
        }
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<Future<Long>> starts = IntStream.range(0, 8)
                    .mapToObj(_ -> many.submit(() -> start(script, "at once").id()))
                    .toList();
            Set<Long> ids = starts.stream().map(ScriptRunsIT::result).collect(java.util.stream.Collectors.toSet());
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void subScriptsAreEnteredAndReturnedFrom() {
        long sub = publish("# 核对\n请核对地址\n- 对 -> 好\n# 好\n谢谢核对\n待办：改地址").id();
        long silent = publish("# 只说一句\n稍等哦").id();
        long script = publish("""
                # 开始
                先核对一下
                子流程：%d
                - 继续 -> 再来
                # 再来
                子流程：%d
                - 完 -> 结束
                # 结束
                都好了
                """.formatted(sub, silent)).id();
        RunView run = start(script, "sub");
        assertThat(run.step().ways()).extracting(Way::kind).containsExactly(Way.Kind.ENTER);
        RunView inside = choose(run, 0);
        assertThat(inside.step().within()).hasSize(1);
        assertThat(inside.step().title()).isEqualTo("核对");
        RunView end = choose(inside, 0);
        assertThat(end.step().duties()).containsExactly("改地址");
        assertThat(end.step().ways()).extracting(Way::kind).containsExactly(Way.Kind.RETURN);
        RunView second = choose(end, 0);
        assertThat(second.step().title()).as("what only leads on is passed").isEqualTo("只说一句");
        RunView last = choose(second, 0);
        assertThat(last.step().title()).isEqualTo("结束");
        assertThat(last.step().within()).isEmpty();
        assertThat(back(last).step().title()).isEqualTo("只说一句");
    }

    @Test
    void aSubScriptOfAnotherClientIsPassedOverInSilence() {
        long other = given.client();
        long hidden = given.publish(script(FLOWS + other, "# 内部\n只给乙看")
                        .but()
                        .clientId(other)
                        .build())
                .id();
        long script = given.publish(script("共享" + other, "# 开始\n子流程：" + hidden + "\n- 完 -> 结束\n# 结束\n好")
                        .but()
                        .clientId(null)
                        .build())
                .id();
        assertThat(start(script, "hidden").step().title()).isEqualTo("结束");
    }

    private static final String FLOWS = "流程";

    @Test
    void anotherClientsPeopleSeeNothing() {
        ArticleDetails script = publish(OUTLINE);
        RunView run = start(script.id(), "mine");
        String code = given.as(agent, () -> handover.offer(run.id())).code();
        long theirShop = stranger.scope().shopIds().iterator().next();
        List<Callable<?>> tries = List.of(
                () -> runs.start(script.id(), null, "x"),
                () -> runs.start(script.id(), theirShop, "x"),
                () -> runs.get(run.id()),
                () -> runs.choose(run.id(), run.revision(), 0),
                () -> runs.back(run.id(), run.revision()),
                () -> runs.tell(run.id(), run.revision(), Map.of()),
                () -> runs.set(run.id(), run.revision(), RunState.LEFT, List.of()),
                () -> handover.offer(run.id()),
                () -> statistics.of(script.id()),
                () -> statistics.steps(run.id()));
        for (Callable<?> one : tries) {
            assertThatThrownBy(() -> given.as(stranger, one)).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> given.as(stranger, () -> handover.takeOver(code)))
                .isInstanceOf(InvalidInput.class);
        assertThat(given.as(stranger, runs::open)).isEmpty();
        Actor foreignInspector = given.actor(stranger.scope(), KbPermissions.READ, ScriptPermissions.INSPECT);
        assertThat(given.as(foreignInspector, () -> statistics.count(0))).isZero();
        assertThat(given.as(foreignInspector, () -> statistics.runs(0, 0, 100))).isEmpty();
        assertThatThrownBy(() -> given.as(foreignInspector, () -> statistics.steps(run.id())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aColleagueSeesARunOnlyAfterItWasHandedOver() {
        RunView run = start(publish(OUTLINE).id(), "hand");
        RunView told = tell(run, Map.of("买家昵称", "小王"));
        assertThatThrownBy(() -> given.as(colleague, () -> runs.get(run.id()))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(colleague, () -> statistics.steps(run.id())))
                .isInstanceOf(NotFound.class);
        RunHandover.Offer offer = given.as(agent, () -> handover.offer(run.id()));
        assertThat(offer.code()).matches("[A-HJKMNP-Z]{6}");
        RunView taken = given.as(
                colleague,
                () -> handover.takeOver(
                        " " + offer.code().toLowerCase(java.util.Locale.ROOT).substring(0, 3) + " "
                                + offer.code().substring(3)));
        assertThat(taken.step()).isEqualTo(told.step());
        assertThat(taken.facts()).containsEntry("买家昵称", "小王");
        assertThatThrownBy(() -> given.as(agent, () -> runs.get(run.id()))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(agent, () -> handover.takeOver(offer.code())))
                .as("a code holds once")
                .isInstanceOf(InvalidInput.class);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM core_notice WHERE account_id = ?", Integer.class, agent.accountId()))
                .isEqualTo(1);
    }

    @Test
    void anOldCodeHoldsNoLonger() {
        RunView run = start(publish(OUTLINE).id(), "old");
        String code = given.as(agent, () -> handover.offer(run.id())).code();
        jdbc.update(
                "UPDATE kb_script_run SET handover_until = handover_until - INTERVAL 16 MINUTE WHERE id = ?", run.id());
        assertThatThrownBy(() -> given.as(colleague, () -> handover.takeOver(code)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void whoGuessesCodesIsStopped() {
        RunView run = start(publish(OUTLINE).id(), "guess");
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> given.as(colleague, () -> handover.takeOver("AAAAAA")))
                    .isInstanceOf(InvalidInput.class);
        }
        String code = given.as(agent, () -> handover.offer(run.id())).code();
        assertThatThrownBy(() -> given.as(colleague, () -> handover.takeOver(code)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aScriptThatLosesAgentsIsNotPublished() {
        ArticleContent broken = script("坏的" + client, "# a\n问\n- 去 -> 没有");
        assertThatThrownBy(() -> given.publish(broken)).isInstanceOf(NotPublishable.class);
    }

    @Test
    void aRunStaysWithTheVersionItBeganWith() {
        ArticleDetails script = publish(OUTLINE);
        RunView run = start(script.id(), "version");
        Actor editor = given.editor(client);
        given.as(editor, () -> articles.save(script.id(), script("换了" + client, "# 新\n新的话"), script.version(), true));
        assertThat(choose(run, 1).step().text()).isEqualTo("祝您愉快");
        assertThat(start(script.id(), "version 2").step().text()).isEqualTo("新的话");
    }

    @Test
    void aScriptIsStartedOnlyWhereItHolds() {
        ArticleDetails script = given.publish(script("淘宝的" + client, OUTLINE)
                .but()
                .platforms(Set.of(Platform.TAOBAO))
                .build());
        assertThatThrownBy(() -> start(script.id(), "p")).isInstanceOf(InvalidInput.class);
        long faq = given.publish(KnowledgeFixtures.ofClient(client, "问答", "答")).id();
        assertThatThrownBy(() -> start(faq, "f")).isInstanceOf(NotFound.class);
    }

    @Test
    void editorsAndInspectorsSeeWhereAgentsLeave() {
        ArticleDetails script = publish(OUTLINE);
        RunView left = choose(start(script.id(), "s1"), 0);
        given.as(agent, () -> runs.set(left.id(), left.revision(), RunState.LEFT, List.of()));
        choose(start(script.id(), "s2"), 1);
        Map<String, ScriptStatistics.Numbers> numbers =
                given.as(given.editor(client), () -> statistics.of(script.id()));
        assertThat(numbers.get("开场").entered()).isEqualTo(2);
        assertThat(numbers.get("分流").left()).isEqualTo(1);
        assertThat(numbers.get("结束语").finished()).isEqualTo(1);
        assertThat(given.as(inspector, () -> statistics.count(script.id()))).isEqualTo(2);
        assertThat(given.as(agent, () -> statistics.of(script.id()))).isEmpty();
        assertThatThrownBy(() -> given.as(agent, () -> statistics.runs(0, 0, 10)))
                .isInstanceOf(NotAllowed.class);
    }

    private static long result(Future<Long> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private ArticleDetails publish(String outline) {
        return given.publish(script("流程" + client + outline.hashCode(), outline));
    }

    private ArticleContent script(String title, String outline) {
        return new ArticleContentBuilder(ArticleKind.SCRIPT)
                .title(title)
                .clientId(client)
                .flow(FlowOutline.parse(outline, ScriptNames.BY_ID).flow())
                .build();
    }

    private RunView start(long script, String key) {
        return given.as(agent, () -> runs.start(script, shop, key));
    }

    private RunView choose(RunView run, int choice) {
        return given.as(agent, () -> runs.choose(run.id(), run.revision(), choice));
    }

    private RunView back(RunView run) {
        return given.as(agent, () -> runs.back(run.id(), run.revision()));
    }

    private RunView tell(RunView run, Map<String, String> facts) {
        return given.as(agent, () -> runs.tell(run.id(), run.revision(), facts));
    }
}
