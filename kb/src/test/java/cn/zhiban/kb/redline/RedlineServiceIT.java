package cn.zhiban.kb.redline;

import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static cn.zhiban.kb.KnowledgeFixtures.ofShop;
import static cn.zhiban.kb.KnowledgeFixtures.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.importing.ImportNow;
import cn.zhiban.core.importing.ImportRequest;
import cn.zhiban.core.importing.ImportService;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.Finding;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.article.NotPublishable;
import cn.zhiban.kb.redline.match.RuleKind;
import cn.zhiban.kb.search.CopyNote;
import cn.zhiban.kb.search.SearchQuery;
import cn.zhiban.kb.search.SearchService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KnowledgeTest
class RedlineServiceIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    KnowledgeFixtures given;

    @Autowired
    RedlineService redlines;

    @Autowired
    RedlineHits hits;

    @Autowired
    RedlineSheet sheet;

    @Autowired
    RedlineEngine engine;

    @Autowired
    ImportNow imports;

    @Autowired
    ImportService importing;

    @Autowired
    JobService jobs;

    @Autowired
    Organisation organisation;

    @Autowired
    ArticleService articles;

    @Autowired
    SearchService search;

    @Autowired
    Access access;

    @Autowired
    CompanyTime time;

    long client;
    long shop;
    long otherClient;
    long otherShop;
    Actor editor;
    Actor stranger;
    Actor agent;

    @BeforeEach
    void people() {
        client = given.client();
        shop = given.shop(client, Platform.JD);
        otherClient = given.client();
        otherShop = given.shop(otherClient, Platform.DOUYIN);
        editor = keeper(client, shop);
        stranger = keeper(otherClient, otherShop);
        agent = given.actor(
                new Scope(false, Set.of(), Set.of(client), Set.of(shop), Set.of(shop)),
                KbPermissions.READ,
                RedlinePermissions.READ);
    }

    private Actor keeper(long ofClient, long ofShop) {
        return given.actor(
                new Scope(false, Set.of(ofClient), Set.of(ofClient), Set.of(ofShop), Set.of()),
                KbPermissions.READ,
                KbPermissions.EDIT,
                KbPermissions.PUBLISH,
                KbPermissions.EDIT_SHARED,
                RedlinePermissions.READ,
                RedlinePermissions.EDIT);
    }

    private static String code() {
        return "T-" + NUMBER.incrementAndGet();
    }

    /** A word no default rule knows. */
    private static String word() {
        return "禁词" + (char) ('甲' + NUMBER.incrementAndGet()) + "麤";
    }

    private static RedlineDraft rule(String code, String word, Long client, Long shop, Platform... platforms) {
        return new RedlineDraft(
                code,
                RuleKind.WORDS,
                Severity.BLOCK,
                List.of(word),
                List.of(),
                List.of(),
                false,
                "不能说",
                "",
                null,
                new TreeSet<>(Set.of(platforms)),
                List.of(),
                client,
                shop,
                null,
                null);
    }

    private static RedlineDraft with(RedlineDraft draft, String word, String alternative) {
        return new RedlineDraft(
                draft.code(),
                draft.kind(),
                draft.severity(),
                List.of(word),
                draft.triggers(),
                draft.allowed(),
                draft.homophones(),
                draft.message(),
                alternative,
                draft.articleId(),
                draft.platforms(),
                draft.industries(),
                draft.clientId(),
                draft.shopId(),
                draft.validFrom(),
                draft.validTo());
    }

    @Test
    void theDefaultSetsAreThereAndFindAContact() {
        assertThat(given.as(access.system(), () -> redlines.count(RedlineFilter.NONE)))
                .isGreaterThan(40);
        assertThat(given.as(agent, () -> redlines.check("亲，加我薇❤️聊", Platform.JD, null)))
                .extracting(RedlineFinding::rule)
                .anyMatch(rule -> rule.startsWith("CT-01"));
    }

    @Test
    void anEditorOfAnotherClientNeitherSeesNorChangesARule() {
        String code = code();
        RedlineRule rule = given.as(editor, () -> redlines.create(rule(code, word(), client, null)));
        RedlineFilter mine = new RedlineFilter(code, null, null, null, null);
        assertThat(given.as(editor, () -> redlines.list(mine, 0, 10))).hasSize(1);
        assertThat(given.as(stranger, () -> redlines.list(mine, 0, 10))).isEmpty();
        assertThat(given.as(stranger, () -> redlines.count(mine))).isZero();
        List<Callable<?>> tries = List.of(
                () -> redlines.get(rule.id()),
                () -> redlines.versions(rule.id()),
                () -> redlines.save(rule.id(), rule.content(), 1),
                () -> redlines.setState(rule.id(), RedlineState.ARCHIVED, 1));
        tries.forEach(one -> assertThatThrownBy(() -> given.as(stranger, one)).isInstanceOf(NotFound.class));
        assertThatThrownBy(() -> given.as(stranger, () -> redlines.create(rule(code(), word(), client, null))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(stranger, () -> {
                    hits.record(code, 1, null, null, RedlineHits.Action.BLOCKED);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void anAgentReadsAndWritesNothing() {
        RedlineRule rule = given.as(editor, () -> redlines.create(rule(code(), word(), client, null)));
        assertThat(given.as(agent, () -> redlines.get(rule.id())).canEdit()).isFalse();
        List<Callable<?>> writes = List.of(
                () -> redlines.create(rule(code(), word(), client, null)),
                () -> redlines.save(rule.id(), rule.content(), 1),
                () -> redlines.setState(rule.id(), RedlineState.ARCHIVED, 1),
                () -> {
                    redlines.setIndustries(client, List.of("美妆"));
                    return true;
                },
                () -> {
                    sheet.export(RedlineFilter.NONE, new ByteArrayOutputStream());
                    return true;
                });
        writes.forEach(write -> assertThatThrownBy(() -> given.as(agent, write)).isInstanceOf(NotAllowed.class));
        Actor nobody = given.actor(Scope.EVERYTHING, KbPermissions.READ);
        assertThatThrownBy(() -> given.as(nobody, () -> redlines.check("x", null, null)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void sharedRulesNeedThePermissionForSharedKnowledge() {
        Actor inspector = given.actor(
                new Scope(false, Set.of(client), Set.of(client), Set.of(shop), Set.of()),
                RedlinePermissions.READ,
                RedlinePermissions.EDIT);
        assertThatThrownBy(() -> given.as(inspector, () -> redlines.create(rule(code(), word(), null, null))))
                .isInstanceOf(NotAllowed.class);
        given.as(inspector, () -> redlines.create(rule(code(), word(), null, shop)));
    }

    @Test
    void aRuleOfOneClientSaysNothingOfAnotherClientsTexts() {
        String word = word();
        given.as(editor, () -> redlines.create(rule(code(), word, client, null)));
        assertThat(given.as(agent, () -> redlines.check(word, null, shop))).hasSize(1);
        assertThat(given.as(stranger, () -> redlines.check(word, null, otherShop)))
                .isEmpty();
        assertThatThrownBy(() -> given.as(stranger, () -> redlines.check(word, null, shop)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void everyChangeIsAVersionAndALostUpdateIsRefused() {
        RedlineRule first = given.as(editor, () -> redlines.create(rule(code(), word(), client, null)));
        String other = word();
        RedlineRule second =
                given.as(editor, () -> redlines.save(first.id(), with(first.content(), other, ""), first.number()));
        assertThat(second.number()).isEqualTo(2);
        assertThat(given.as(editor, () -> redlines.versions(first.id())))
                .extracting(RedlineVersion::number)
                .containsExactly(2, 1);
        assertThat(given.as(editor, () -> redlines.versions(first.id()))
                        .getLast()
                        .content())
                .isEqualTo(first.content());
        assertThatThrownBy(() -> given.as(editor, () -> redlines.save(first.id(), first.content(), 1)))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(given.as(agent, () -> redlines.check(other, null, shop)))
                .extracting(RedlineFinding::version)
                .containsExactly(2);
    }

    @Test
    void aRuleHoldsOnlyWhileItIsValidAndNotArchived() {
        String word = word();
        RedlineDraft draft = rule(code(), word, client, null);
        RedlineDraft over = new RedlineDraft(
                draft.code(),
                draft.kind(),
                draft.severity(),
                draft.words(),
                draft.triggers(),
                draft.allowed(),
                draft.homophones(),
                draft.message(),
                "",
                null,
                draft.platforms(),
                draft.industries(),
                client,
                null,
                null,
                time.now().minus(Duration.ofHours(1)));
        RedlineRule rule = given.as(editor, () -> redlines.create(over));
        assertThat(given.as(agent, () -> redlines.check(word, null, shop))).isEmpty();
        RedlineRule open = given.as(editor, () -> redlines.save(rule.id(), draft, 1));
        assertThat(given.as(agent, () -> redlines.check(word, null, shop))).hasSize(1);
        given.as(editor, () -> redlines.setState(open.id(), RedlineState.ARCHIVED, open.number()));
        assertThat(given.as(agent, () -> redlines.check(word, null, shop))).isEmpty();
    }

    @Test
    void anIndustryRuleHoldsForClientsThatSellIt() {
        String text = "这款可以消炎";
        assertThat(given.as(agent, () -> redlines.check(text, null, shop))).isEmpty();
        given.as(editor, () -> {
            redlines.setIndustries(client, List.of("美妆"));
            return true;
        });
        assertThat(given.as(agent, () -> redlines.check(text, null, shop))).hasSize(1);
        assertThatThrownBy(() -> given.as(stranger, () -> {
                    redlines.setIndustries(client, List.of());
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        assertThat(given.as(stranger, redlines::industries)).doesNotContainKey(client);
    }

    @Test
    void whatBlocksIsNotPublishedAndADraftIs() {
        String word = word();
        given.as(editor, () -> redlines.create(rule(code(), word, client, null)));
        assertThatThrownBy(() -> given.as(editor, () -> articles.create(ofShop(shop, "标题", "亲，" + word), null, true)))
                .isInstanceOfSatisfying(NotPublishable.class, problem -> {
                    Finding finding = problem.findings().getFirst();
                    assertThat(finding.field()).isEqualTo("answer");
                    assertThat(finding.start()).isEqualTo(2);
                    assertThat(finding.end()).isEqualTo(2 + word.length());
                });
        given.as(editor, () -> articles.create(ofShop(shop, "标题", "亲，" + word), null, false));
        given.as(editor, () -> articles.create(ofShop(shop, word, "标题里可以有"), null, true));
    }

    @Test
    void whatOnlyOnePlatformForbidsStopsACopyThereAndNotASharedArticle() {
        String word = word();
        String code = code();
        given.as(access.system(), () -> redlines.create(with(rule(code, word, null, null, Platform.JD), word, "好词")));
        String title = "平台差异" + code;
        given.publish(shared(title, "亲，" + word + "哦"));
        given.publish(ofClient(otherClient, title + "乙", "亲，" + word + "哦"));
        given.awaitIndex();
        List<CopyNote> here = notes(agent, title, shop);
        assertThat(here).hasSize(1);
        assertThat(here.getFirst().kind()).isEqualTo(CopyNote.Kind.BLOCK);
        assertThat(here.getFirst().text()).isEqualTo("亲，好词哦");
        assertThat(here.getFirst().facts()).containsEntry("rule", code).containsEntry("version", "1");
        assertThat(notes(stranger, title, otherShop)).isEmpty();
    }

    private List<CopyNote> notes(Actor actor, String title, long inShop) {
        return given
                .as(actor, () -> search.search(new SearchQuery(title, inShop, null, null, null, 10, 0)))
                .hits()
                .stream()
                .filter(hit -> hit.title().startsWith(title))
                .flatMap(hit -> hit.notes().stream())
                .toList();
    }

    @Test
    void hitsAreCountedWithinTheScope() {
        String code = code();
        given.as(access.system(), () -> redlines.create(rule(code, word(), null, null)));
        given.as(agent, () -> {
            hits.record(code, 1, shop, null, RedlineHits.Action.BLOCKED);
            hits.record(code, 1, shop, null, RedlineHits.Action.REPLACED);
            return true;
        });
        var from = time.now().minusSeconds(60);
        var to = time.now().plusSeconds(60);
        assertThat(given.as(agent, () -> hits.counts(from, to))).contains(new RedlineHits.Count(code, "不能说", 1, 1, 0));
        assertThat(given.as(stranger, () -> hits.counts(from, to)))
                .noneMatch(count -> count.rule().equals(code));
    }

    @Test
    void whatIsExportedIsImportedUnchanged() throws Exception {
        given.as(editor, () -> redlines.create(with(rule(code(), word(), client, null, Platform.JD), "甲词=乙词", "丙词")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        given.as(access.system(), () -> {
            sheet.export(RedlineFilter.NONE, out);
            return true;
        });
        var result = given.as(
                access.system(),
                () -> imports.run(RedlineSheet.NAME, new ByteArrayInputStream(out.toByteArray()), Map.of()));
        assertThat(result.errors()).isEmpty();
        assertThat(result.unchanged()).isEqualTo(result.rows());
    }

    @Test
    void anImportIsTakenBackAsFarAsNobodyChangedItsRules() throws Exception {
        RedlineRule old = given.as(editor, () -> redlines.create(rule(code(), word(), client, null)));
        String made = code();
        String touched = code();
        String table = "code,words,message,client\n" + old.content().code() + ",另一个词麤,新说明,"
                + clientCode() + "\n" + made + ",新词甲麤,说明," + clientCode() + "\n" + touched + ",新词乙麤,说明,"
                + clientCode() + "\n";
        StoredFile file = given.as(
                access.system(),
                () -> importing.upload(
                        RedlineSheet.NAME, "r.csv", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8))));
        long job = given.as(
                access.system(),
                () -> importing.submit(
                        new ImportRequest(RedlineSheet.NAME, file.publicId(), Map.of(), false, Map.of())));
        await(job);
        RedlineRule changed = find(touched);
        given.as(editor, () -> redlines.save(changed.id(), with(changed.content(), "第三个词麤", ""), changed.number()));
        await(given.as(access.system(), () -> importing.undo(job)));
        assertThat(given.as(editor, () -> redlines.get(old.id())).content()).isEqualTo(old.content());
        assertThat(find(made).state()).isEqualTo(RedlineState.ARCHIVED);
        assertThat(find(touched).state()).isEqualTo(RedlineState.ACTIVE);
    }

    private RedlineRule find(String code) {
        return given.as(editor, () -> redlines.list(new RedlineFilter(code, null, null, null, null), 0, 10)).stream()
                .filter(one -> one.content().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private String clientCode() {
        return organisation.clientById(client).orElseThrow().code();
    }

    private void await(long job) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (given.as(access.system(), () -> jobs.get(job)).state().isEnded()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the job did not end");
    }

    @Test
    void passagesThatOverlapAreReplacedAsOne() {
        String text = "亲，加薇信发您视频，绝对顶级";
        var place = List.of(engine.place(Platform.JD, null, null, null));
        assertThat(engine.mend(text, engine.check(text, place), place)).isEqualTo("亲，在平台联系发您视频，确实优质");
        String hopeless = "打13800138000";
        assertThat(engine.mend(hopeless, engine.check(hopeless, place), place)).isNull();
    }

    @Test
    void aWrongRuleIsRefusedWithTheFieldThatIsWrong() {
        RedlineDraft good = rule(code(), word(), client, null);
        Map<String, RedlineDraft> wrong = Map.of(
                "code", rule(" ", word(), client, null),
                "words", rule(code(), " ", client, null),
                "alternative", with(good, "坏词", "还是坏词"),
                "shopId", rule(code(), word(), client, shop));
        wrong.forEach((field, draft) -> assertThatThrownBy(() -> given.as(editor, () -> redlines.create(draft)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.field()).isEqualTo(field)));
        given.as(editor, () -> redlines.create(good));
        assertThatThrownBy(() -> given.as(editor, () -> redlines.create(good))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> given.as(agent, () -> redlines.check("x".repeat(100_001), null, null)))
                .isInstanceOf(InvalidInput.class);
    }
}
