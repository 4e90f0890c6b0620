package cn.zhiban.kb.insight.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.tabular.TableFormat;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.insight.InsightFilter;
import cn.zhiban.kb.insight.InsightFixtures;
import cn.zhiban.kb.insight.InsightPermissions;
import cn.zhiban.kb.insight.InsightTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@InsightTest
class VoiceIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    InsightFixtures people;

    @Autowired
    VoiceService voice;

    @Autowired
    CauseService causes;

    @Autowired
    Conversations conversations;

    @Autowired
    VoiceInsight insight;

    @Autowired
    VoiceExport export;

    @Autowired
    VoiceController rest;

    @Autowired
    CompanyTime time;

    @Autowired
    JdbcTemplate jdbc;

    long client;
    long shop;
    long foreignClient;
    long foreignShop;
    Actor agent;
    Actor lead;
    Actor foreignAgent;
    Actor foreignLead;
    long group;
    InsightFilter week;

    @BeforeEach
    void causesOfAClient() {
        client = given.client();
        shop = given.shop(client, Platform.JD);
        foreignClient = given.client();
        foreignShop = given.shop(foreignClient, Platform.JD);
        agent = people.agent(client, shop);
        lead = people.lead(client);
        foreignAgent = people.agent(foreignClient, foreignShop);
        foreignLead = people.lead(foreignClient);
        group = cause(lead, null, client, "quality");
        week = InsightFilter.lastDays(time.today(), 7);
    }

    @Test
    void aGroupAndACauseAreAllItTakesToMark() {
        long cause = cause(lead, group, client, "leaks");

        // first click: a group; second click: one of its causes
        VoiceController.Choices choices = given.as(agent, () -> rest.choices(shop));
        assertThat(choices.causes())
                .filteredOn(one -> one.id() == group)
                .extracting(VoiceController.Choice::group)
                .containsOnlyNulls();
        assertThat(choices.causes())
                .filteredOn(one -> Long.valueOf(group).equals(one.group()))
                .extracting(VoiceController.Choice::name)
                .containsExactly("leaks");
        given.as(agent, () -> rest.mark(new VoiceController.Mark(shop, cause, null)));

        VoiceController.Choices after = given.as(agent, () -> rest.choices(shop));
        assertThat(after.usual()).containsExactly(cause);
        assertThat(after.today()).isEqualTo(1);
        assertThatThrownBy(() -> given.as(agent, () -> voice.mark(shop, group, "")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void causesAreCountedMostFirstAndForEachThousandConversations() {
        long leaks = cause(lead, group, client, "leaks");
        long smells = cause(lead, group, client, "smells");
        long other = given.shop(client, Platform.TAOBAO);
        Actor both = people.lead(client);
        for (int i = 0; i < 3; i++) {
            given.as(agent, () -> voice.mark(shop, leaks, ""));
        }
        given.as(agent, () -> voice.mark(shop, smells, ""));
        // nobody entered how many conversations this shop had: counted, but not for each thousand
        given.as(both, () -> voice.mark(other, smells, ""));
        given.as(lead, () -> {
            conversations.enter(shop, time.today(), 200);
            return true;
        });

        VoiceReport report = given.as(both, () -> insight.report(week));

        assertThat(report.causes())
                .extracting(VoiceReport.OfCause::name, VoiceReport.OfCause::marks)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("leaks", 3L),
                        org.assertj.core.groups.Tuple.tuple("smells", 2L));
        assertThat(report.marks()).isEqualTo(5);
        assertThat(report.countedMarks()).isEqualTo(4);
        assertThat(report.perThousand()).isEqualTo(20.0);
        assertThat(report.missingDays()).isEqualTo(1);
        assertThat(report.days().getLast().marks()).isEqualTo(5);
    }

    @Test
    void aMarkIsTakenBackByWhomItIsWithinAMinute() {
        long leaks = cause(lead, group, client, "leaks");
        long mark = given.as(agent, () -> voice.mark(shop, leaks, ""));
        Actor colleague = people.agent(client, shop);

        assertThatThrownBy(() -> undo(colleague, mark)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> note(colleague, mark)).isInstanceOf(NotFound.class);
        note(agent, mark);
        assertThat(given.as(lead, () -> insight.marks(week, leaks, null, 10)))
                .extracting(VoiceInsight.Marked::note)
                .containsExactly("in their words");
        undo(agent, mark);
        assertThat(given.as(lead, () -> insight.marks(week, leaks, null, 10))).isEmpty();

        long old = given.as(agent, () -> voice.mark(shop, leaks, ""));
        jdbc.update("UPDATE kb_voc_mark SET at = at - INTERVAL 61 SECOND WHERE id = ?", old);
        assertThatThrownBy(() -> undo(agent, old)).isInstanceOf(NotFound.class);
    }

    @Test
    void nobodySeesMarksOrNamesOfAnotherClient() throws Exception {
        long theirGroup = cause(foreignLead, null, foreignClient, "their group");
        long theirs = cause(foreignLead, theirGroup, foreignClient, "their cause");
        given.as(foreignAgent, () -> voice.mark(foreignShop, theirs, "their words"));
        given.as(foreignLead, () -> {
            conversations.enter(foreignShop, time.today(), 77);
            return true;
        });

        assertThat(given.as(lead, () -> causes.list(true)))
                .extracting(Cause::name)
                .doesNotContain("their group", "their cause");
        VoiceReport report = given.as(lead, () -> insight.report(week));
        assertThat(report.marks()).isZero();
        assertThat(report.conversations()).isZero();
        assertThat(given.as(lead, () -> insight.marks(week, theirs, null, 10))).isEmpty();
        assertThat(exported(lead)).doesNotContain("their");
        assertThat(exported(foreignLead)).contains("their cause", "their words");
        assertThatThrownBy(() -> given.as(agent, () -> causes.ofShop(foreignShop)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(agent, () -> voice.mark(foreignShop, theirs, "")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(agent, () -> voice.mark(shop, theirs, "")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(lead, () -> conversations.find(foreignShop, time.today())))
                .isInstanceOf(UserFacingProblem.class);
        assertThatThrownBy(() -> given.as(lead, () -> {
                    conversations.enter(foreignShop, time.today(), 1);
                    return true;
                }))
                .isInstanceOf(UserFacingProblem.class);
        assertThatThrownBy(() -> given.as(lead, () -> causes.create(theirGroup, foreignClient, "intruder")))
                .isInstanceOf(UserFacingProblem.class);
    }

    @Test
    void reportsGiveTheirConnectionsBack() {
        for (int i = 0; i < 60; i++) {
            assertThat(given.as(lead, () -> insight.report(week)).marks()).isZero();
            assertThat(given.as(agent, () -> rest.choices(shop)).today()).isZero();
        }
    }

    @Test
    void aGroupThatIsPutAwayTakesItsCausesAlong() {
        cause(lead, group, client, "leaks");
        Cause before = given.as(lead, () -> causes.list(false)).stream()
                .filter(one -> one.id() == group)
                .findFirst()
                .orElseThrow();

        given.as(lead, () -> {
            causes.change(group, before.version(), "quality", false);
            return true;
        });

        assertThat(given.as(agent, () -> causes.ofShop(shop)))
                .extracting(Cause::name)
                .doesNotContain("quality", "leaks");
    }

    @Test
    void theUsualCausesAreAddedOnceByWhoKeepsWhatIsShared() {
        Actor keeper = given.actor(lead.scope(), InsightPermissions.CAUSES, KbPermissions.EDIT_SHARED);
        assertThatThrownBy(() -> given.as(lead, () -> causes.addUsual())).isInstanceOf(NotAllowed.class);

        given.as(keeper, () -> causes.addUsual());

        assertThat(given.as(keeper, () -> causes.addUsual())).isZero();
        assertThat(given.as(agent, () -> causes.ofShop(shop)))
                .extracting(Cause::name)
                .contains("物流", "丢件");
    }

    @Test
    void whoMayNotMarkOrSeeReportsDoesNeither() {
        Actor reader = given.agent(client, shop);
        assertThatThrownBy(() -> given.as(reader, () -> rest.choices(shop))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(reader, () -> voice.mark(shop, 1, "")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(agent, () -> insight.report(week))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> exported(agent)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(agent, () -> causes.create(group, client, "x")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(agent, () -> {
                    conversations.enter(shop, time.today(), 1);
                    return true;
                }))
                .isInstanceOf(NotAllowed.class);
    }

    private long cause(Actor who, Long parent, Long ofClient, String name) {
        return given.as(who, () -> causes.create(parent, ofClient, name));
    }

    private void note(Actor who, long mark) {
        given.as(who, () -> {
            voice.note(mark, "in their words");
            return true;
        });
    }

    private void undo(Actor who, long mark) {
        given.as(who, () -> {
            voice.undo(mark);
            return true;
        });
    }

    private String exported(Actor who) {
        return given.as(who, () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            export.causes(week, TableFormat.CSV, Locale.ENGLISH, out);
            export.days(week, TableFormat.CSV, Locale.ENGLISH, out);
            export.marks(week, TableFormat.CSV, Locale.ENGLISH, out);
            return out.toString(StandardCharsets.UTF_8);
        });
    }
}
