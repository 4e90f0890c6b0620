package cn.zhiban.training.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.training.TrainingFixtures;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.TrainingTest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@TrainingTest
class PracticeServiceIT {
    private final PracticeService service;
    private final PracticeItems items;
    private final TrainingFixtures fixtures;
    private final JdbcTemplate jdbc;

    @Autowired
    PracticeServiceIT(PracticeService service, PracticeItems items, TrainingFixtures fixtures, JdbcTemplate jdbc) {
        this.service = service;
        this.items = items;
        this.fixtures = fixtures;
        this.jdbc = jdbc;
    }

    @Test
    void aRunIsPlayedScoredOnceAndCountsAsPassed() {
        long scenario = publish("it-played", null);
        Actor learner = learner(Scope.NOTHING);
        long run = fixtures.as(learner, () -> service.begin(scenario));
        say(learner, run, "您好，48小时内发出");
        say(learner, run, "您好");
        PracticeService.Desk end = fixtures.as(learner, () -> service.end(run));
        assertThat(end.score()).isNotNull();
        assertThat(end.score().percent()).isEqualTo(100);
        say(learner, run, "later");
        assertThat(fixtures.as(learner, () -> service.look(run))).isEqualTo(end);
        assertThat(items.passed(Set.of(learner.employeeId()), Set.of(scenario))
                        .get(learner.employeeId())
                        .get(scenario)
                        .percent())
                .isEqualTo(100);
        assertThat(fixtures.as(learner, service::history)).hasSize(1);
    }

    @Test
    void aClosedDeskLosesNothingAndItsClockStandsStill() {
        long scenario = publish("it-resumed", null);
        Actor learner = learner(Scope.NOTHING);
        long run = fixtures.as(learner, () -> service.begin(scenario));
        say(learner, run, "您好");
        long before = fixtures.as(learner, () -> service.look(run)).nowMs();
        jdbc.update("UPDATE train_practice_run SET seen_at = seen_at - INTERVAL 1 HOUR WHERE id = ?", run);
        assertThat(fixtures.as(learner, () -> service.begin(scenario))).isEqualTo(run);
        PracticeService.Desk desk = fixtures.as(learner, () -> service.look(run));
        assertThat(desk.nowMs()).isEqualTo(before);
        assertThat(desk.lines()).extracting(Line::text).contains("您好");
    }

    @Test
    void nobodySeesTheRunsOfOthersOrScenariosOfOtherShops() {
        long shop = fixtures.shop(fixtures.client(), Platform.TAOBAO);
        long scenario = publish("it-shop", shop);
        Actor stranger = learner(Scope.NOTHING);
        assertThatThrownBy(() -> fixtures.as(stranger, () -> service.begin(scenario)))
                .isInstanceOf(NotFound.class);
        assertThat(fixtures.as(stranger, service::offers))
                .extracting(PracticeService.Offer::id)
                .doesNotContain(scenario);
        assertThat(items.offered(Scope.NOTHING)).noneMatch(one -> one.id() == scenario);
        Actor served = learner(new Scope(false, Set.of(), Set.of(), Set.of(shop), Set.of(shop)));
        long run = fixtures.as(served, () -> service.begin(scenario));
        assertThatThrownBy(() -> fixtures.as(stranger, () -> service.look(run))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(stranger, () -> service.answer(run, 0, "x")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(stranger, () -> service.end(run))).isInstanceOf(NotFound.class);
    }

    @Test
    void onlyAuthorsOfTheShopPublishAndSharedOnesNeedMore() {
        long shop = fixtures.shop(fixtures.client(), Platform.TAOBAO);
        Actor reader = new Scoped(shop).with(TrainingPermissions.LEARN);
        Actor author = new Scoped(shop).with(TrainingPermissions.AUTHOR);
        assertThatThrownBy(() -> fixtures.as(reader, () -> service.publish("it-no", shop, script())))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(author, () -> service.publish("it-no", shop, script())))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(author, () -> service.publish("it-no", null, script())))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aChangedScenarioIsANewVersionAndAnUnchangedOneIsNot() {
        long scenario = publish("it-version", null);
        publish("it-version", null);
        assertThat(items.find(scenario).orElseThrow().version()).isEqualTo(1);
        fixtures.asSystem(() -> service.publish(
                "it-version",
                null,
                PracticeScripts.scenario(PracticeScripts.buyer(false), PracticeScripts.buyer(true))));
        assertThat(items.find(scenario).orElseThrow().version()).isEqualTo(2);
    }

    /** Somebody who serves a shop and manages nothing. */
    private final class Scoped {
        private final Scope scope;

        Scoped(long shop) {
            this.scope = new Scope(false, Set.of(), Set.of(), Set.of(shop), Set.of(shop));
        }

        Actor with(String permission) {
            return fixtures.actor(null, scope, permission);
        }
    }

    private void say(Actor learner, long run, String text) {
        jdbc.update("UPDATE train_practice_run SET seen_at = seen_at - INTERVAL 3 SECOND WHERE id = ?", run);
        fixtures.as(learner, () -> service.answer(run, 0, text));
        jdbc.update("UPDATE train_practice_run SET seen_at = seen_at - INTERVAL 3 SECOND WHERE id = ?", run);
        fixtures.as(learner, () -> service.look(run));
    }

    private long publish(String code, @Nullable Long shop) {
        return fixtures.asSystem(() -> service.publish(code, shop, script()));
    }

    private static Scenario script() {
        return PracticeScripts.scenario(PracticeScripts.buyer(false));
    }

    private Actor learner(Scope scope) {
        return fixtures.actor(fixtures.employee(null), scope, TrainingPermissions.LEARN);
    }
}
