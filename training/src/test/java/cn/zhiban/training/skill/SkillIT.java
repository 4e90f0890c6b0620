package cn.zhiban.training.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.TrainingFixtures;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.TrainingTest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Levels are signed by others, counted per shop, and shown only of people within reach. */
@TrainingTest
@RecordApplicationEvents
class SkillIT {
    @Autowired
    private SkillService skills;

    @Autowired
    private SkillItems items;

    @Autowired
    private TrainingFixtures fixtures;

    @Autowired
    private Access access;

    @Autowired
    private ApplicationEvents events;

    private long client;
    private long shop;
    private long otherShop;
    private Actor lead;
    private long person;
    private long colleague;

    @BeforeEach
    void twoShopsOfAClient() {
        client = fixtures.client();
        shop = fixtures.shop(client, Platform.TAOBAO);
        otherShop = fixtures.shop(client, Platform.TAOBAO);
        person = fixtures.employee(null);
        fixtures.serves(person, shop);
        colleague = fixtures.employee(null);
        fixtures.serves(colleague, otherShop);
        lead = fixtures.actor(
                fixtures.employee(null),
                scope(client, shop, otherShop),
                access.everyPermission().toArray(String[]::new));
    }

    private static Scope scope(long client, Long... shops) {
        return new Scope(false, Set.of(client), Set.of(client), Set.of(shops), Set.of());
    }

    private Skill skill(boolean perShop) {
        String name = "skill " + UUID.randomUUID();
        return fixtures.as(lead, () -> {
            skills.save(new Skill(0, name, "", perShop, 3, false));
            return skills.skills().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        });
    }

    private void sign(Actor who, Skill skill, long employee, @Nullable Long at, int level) {
        fixtures.as(who, () -> {
            skills.sign(skill.id(), employee, at, level, "seen");
            return null;
        });
    }

    private @Nullable Integer level(@Nullable Long at, long employee, Skill skill) {
        return fixtures.as(lead, () -> skills.matrix(at)).rows().stream()
                .filter(one -> one.learner().id() == employee)
                .map(one -> one.levels().get(skill.id()))
                .filter(Objects::nonNull)
                .map(Sign::level)
                .findFirst()
                .orElse(null);
    }

    @Test
    void theNewestSignatureCountsAndTheOlderStayKnown() {
        Skill skill = skill(false);
        sign(lead, skill, person, null, 3);
        sign(lead, skill, person, null, 1);

        assertThat(level(null, person, skill)).isEqualTo(1);
        assertThat(fixtures.as(lead, () -> skills.history(person)))
                .extracting(one -> one.sign().level())
                .containsExactly(1, 3);
        assertThat(items.passed(List.of(person), List.of(skill.id()))).isEmpty();
    }

    @Test
    void aSkillOfShopsIsSignedForEachShopAnew() {
        Skill skill = skill(true);
        sign(lead, skill, person, otherShop, 4);

        assertThat(level(shop, person, skill)).isNull();
        assertThat(level(null, person, skill)).isEqualTo(4);
        assertThatThrownBy(() -> sign(lead, skill, person, null, 4)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void gapsAndCandidatesOfAShopComeFromSignatures() {
        Skill skill = skill(false);
        sign(lead, skill, person, null, 2);
        sign(lead, skill, colleague, null, 4);

        SkillService.Matrix matrix = fixtures.as(lead, () -> skills.matrix(shop));
        assertThat(matrix.rows()).extracting(one -> one.learner().id()).containsExactly(person);
        assertThat(matrix.alone()).doesNotContainKey(skill.id());
        assertThat(matrix.candidates()).extracting(one -> one.learner().id()).contains(colleague);
    }

    @Test
    void theLevelThatCountsPassesTheSignOffOfAPath() {
        Skill skill = skill(false);
        sign(lead, skill, person, null, 2);
        assertThat(passes(skill)).isZero();

        sign(lead, skill, person, null, 3);
        assertThat(passes(skill)).isEqualTo(1);
        assertThat(items.passed(List.of(person), List.of(skill.id())).get(person))
                .containsKey(skill.id());
    }

    private long passes(Skill skill) {
        return events.stream(ItemPassed.class)
                .filter(one -> one.kind() == ItemKind.SIGN_OFF && one.itemId() == skill.id())
                .count();
    }

    @Test
    void nobodySignsForOneselfOrForPeopleOutOfReach() {
        Skill skill = skill(false);
        long self = Objects.requireNonNull(lead.employeeId());
        fixtures.serves(self, shop);
        Actor stranger = fixtures.actor(
                fixtures.employee(null),
                scope(fixtures.client()),
                access.everyPermission().toArray(String[]::new));

        assertThatThrownBy(() -> sign(lead, skill, self, null, 4)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> sign(stranger, skill, person, null, 4)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(stranger, () -> skills.history(person)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(stranger, () -> skills.matrix(shop)))
                .isInstanceOf(NotFound.class);
        assertThat(fixtures.as(stranger, () -> skills.matrix(null)).rows()).isEmpty();
    }

    @Test
    void whoOnlyLearnsSeesTheOwnLevelsAndSignsNothing() {
        Skill skill = skill(false);
        sign(lead, skill, person, null, 3);
        Actor agent = fixtures.actor(person, scope(client, shop), TrainingPermissions.LEARN);

        assertThat(fixtures.as(agent, skills::mine))
                .extracting(one -> one.sign().level())
                .containsExactly(3);
        assertThatThrownBy(() -> fixtures.as(agent, () -> skills.matrix(null))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> sign(agent, skill, colleague, null, 3)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(agent, () -> {
                    skills.save(skill);
                    return null;
                }))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> sign(lead, skill, person, null, 5)).isInstanceOf(InvalidInput.class);
    }
}
