package cn.zhiban.scheduling.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.importing.ImportNow;
import cn.zhiban.core.importing.ImportResult;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.staff.Staff;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@SchedulingTest
class ContractServiceIT {
    @Autowired
    ContractService service;

    @Autowired
    Contracts contracts;

    @Autowired
    Staff staff;

    @Autowired
    ImportNow imports;

    @Autowired
    SchedulingFixtures fixtures;

    @Test
    void aNewContractEndsTheOpenOneOnTheDayBeforeAlsoOnALeapDay() {
        long person = fixtures.employee(null);
        add(ContractDraft.usual(person, LocalDate.of(2027, 1, 1)));
        add(ContractDraft.usual(person, LocalDate.of(2028, 3, 1)));
        assertThat(contracts
                        .on(Set.of(person), LocalDate.of(2028, 2, 29))
                        .get(person)
                        .terms()
                        .validTo())
                .isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(contracts
                        .on(Set.of(person), LocalDate.of(2028, 3, 1))
                        .get(person)
                        .terms()
                        .validTo())
                .isNull();
        assertThat(contracts.on(Set.of(person), LocalDate.of(2026, 12, 31))).isEmpty();
    }

    @Test
    void refusesContractsThatOverlap() {
        long person = fixtures.employee(null);
        add(ContractDraft.usual(person, LocalDate.of(2027, 1, 1)));
        assertThatThrownBy(() -> add(ContractDraft.usual(person, LocalDate.of(2026, 6, 1))))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> add(ContractDraft.usual(person, LocalDate.of(2027, 1, 1))))
                .isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource({"STANDARD,false,2401", "STANDARD,true,1441", "COMPREHENSIVE,false,3601", "STANDARD,false,-1"})
    void refusesHoursBeyondTheLaw(WorkingTime time, boolean part, int weekly) {
        long person = fixtures.employee(null);
        assertThatThrownBy(() -> add(draft(person, time, part, weekly, 0, null)))
                .isInstanceOf(InvalidInput.class)
                .extracting(e -> ((InvalidInput) e).field())
                .isEqualTo("weeklyMinutes");
    }

    @Test
    void refusesOvertimeBeyondTheLawAndBeingOnesOwnMentor() {
        long person = fixtures.employee(null);
        assertThatThrownBy(() -> add(draft(person, WorkingTime.STANDARD, false, 2400, 2161, null)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> add(draft(person, WorkingTime.STANDARD, false, 2400, 0, person)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aLeadKeepsTheOwnTeamAndPeopleOfTheOwnClientOnly() {
        long lead = fixtures.employee(null);
        long member = fixtures.employee(fixtures.team(lead));
        long other = fixtures.employee(fixtures.team(null));
        long client = fixtures.client();
        long foreign = fixtures.client();
        long serves = fixtures.employee(null);
        fixtures.serves(serves, fixtures.shop(client, Platform.TAOBAO));
        long servesBoth = fixtures.employee(null);
        fixtures.serves(servesBoth, fixtures.shop(client, Platform.TAOBAO));
        fixtures.serves(servesBoth, fixtures.shop(foreign, Platform.TAOBAO));
        Actor actor = fixtures.actor(
                lead,
                new Scope(false, Set.of(client), Set.of(client), Set.of(), Set.of()),
                SchedulingPermissions.PEOPLE);
        assertThat(fixtures.as(actor, service::people))
                .extracting(one -> one.person().id())
                .containsExactlyInAnyOrder(member, serves);
        assertThat(fixtures.as(actor, () -> service.add(ContractDraft.usual(member, LocalDate.of(2027, 1, 1)))))
                .isPositive();
        for (long out : new long[] {other, servesBoth}) {
            assertThatThrownBy(() ->
                            fixtures.as(actor, () -> service.add(ContractDraft.usual(out, LocalDate.of(2027, 1, 1)))))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> fixtures.as(actor, () -> service.list(out)))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> fixtures.as(actor, () -> service.protections(out)))
                    .isInstanceOf(NotAllowed.class);
            long id = add(ContractDraft.usual(out, LocalDate.of(2027, 1, 1)));
            assertThatThrownBy(() -> fixtures.as(actor, () -> {
                        service.remove(id);
                        return true;
                    }))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void protectionsAreSeenByThePersonAndWhoKeepsPeopleOnly() {
        long lead = fixtures.employee(null);
        long team = fixtures.team(lead);
        long person = fixtures.employee(team);
        long colleague = fixtures.employee(team);
        fixtures.asSystem(() -> {
            service.protect(new Protection(
                    0, person, ProtectionKind.NURSING, LocalDate.of(2028, 2, 29), LocalDate.of(2029, 2, 28)));
            return true;
        });
        Actor self = fixtures.actor(person, Scope.NOTHING, SchedulingPermissions.OWN);
        Actor mate = fixtures.actor(colleague, Scope.NOTHING, SchedulingPermissions.OWN);
        Actor planner = fixtures.actor(lead, Scope.NOTHING, SchedulingPermissions.PLAN, SchedulingPermissions.VIEW);
        assertThat(fixtures.as(self, () -> service.protections(person))).hasSize(1);
        assertThatThrownBy(() -> fixtures.as(mate, () -> service.protections(person)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(planner, () -> service.protections(person)))
                .isInstanceOf(NotAllowed.class);
        assertThat(contracts.protections(Set.of(person), LocalDate.of(2029, 2, 28), LocalDate.of(2029, 3, 31)))
                .hasSize(1);
        assertThat(contracts.protections(Set.of(person), LocalDate.of(2029, 3, 1), LocalDate.of(2029, 3, 31)))
                .isEmpty();
    }

    @Test
    void importsASheetAndSaysWhatIsWrongInWhichCell() throws Exception {
        long person = fixtures.employee(null);
        String number = fixtures.asSystem(() -> staff.get(person).staffNumber());
        String sheet = "工号,开始日期,工时制度,周工时,可上班时段\n" + number + ",2027-01-01,综合,40,\n" + number
                + ",2026-01-01,随便,四十,8 9:00-10:00\nX999,2027-01-01,标准,40,\n";
        ImportResult result = run(sheet);
        assertThat(result.created()).isEqualTo(1);
        assertThat(result.errorCount()).isEqualTo(4);
        assertThat(contracts
                        .on(Set.of(person), LocalDate.of(2027, 5, 1))
                        .get(person)
                        .terms()
                        .workingTime())
                .isEqualTo(WorkingTime.COMPREHENSIVE);
        assertThat(run(sheet).unchanged()).isEqualTo(1);
    }

    @Test
    void readsAndWritesAvailability() {
        String text = "1-5 18:00-22:00; 6 22:00-02:00";
        List<Availability> hours = Availability.parse(text);
        assertThat(hours).hasSize(6).last().isEqualTo(new Availability(6, 1320, 1560));
        assertThat(Availability.text(hours)).isEqualTo(text);
        assertThat(Availability.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8 9:00-10:00", "5-1 9:00-10:00", "1 25:00-26:00", "1 9:00-12:00; 1 11:00-13:00", "abc"})
    void refusesAvailabilityThatCannotBe(String text) {
        assertThatThrownBy(() -> Availability.parse(text)).isInstanceOf(InvalidInput.class);
    }

    private ImportResult run(String sheet) {
        return fixtures.asSystem(() -> imports.run(
                ContractSheet.NAME, new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8)), Map.of()));
    }

    private long add(ContractDraft draft) {
        return fixtures.asSystem(() -> service.add(draft));
    }

    private static ContractDraft draft(
            long person,
            WorkingTime time,
            boolean part,
            int weekly,
            int overtime,
            @org.jspecify.annotations.Nullable Long mentor) {
        return new ContractDraft(
                person,
                LocalDate.of(2027, 1, 1),
                null,
                time,
                PayPeriod.MONTH,
                part,
                weekly,
                0,
                overtime,
                300,
                false,
                mentor,
                Set.of(),
                List.of());
    }
}
