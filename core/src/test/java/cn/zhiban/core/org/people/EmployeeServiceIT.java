package cn.zhiban.core.org.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.org.EmployeeState;
import cn.zhiban.core.org.OrganisationFixtures;
import cn.zhiban.core.org.OrganisationTest;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.assignment.AssignmentDraft;
import cn.zhiban.core.org.assignment.AssignmentService;
import cn.zhiban.core.org.assignment.PlatformAccountDraft;
import cn.zhiban.core.org.assignment.PlatformAccountService;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OrganisationTest
class EmployeeServiceIT {
    @Autowired
    OrganisationFixtures given;

    @Autowired
    EmployeeService employees;

    @Autowired
    TeamService teams;

    @Autowired
    AssignmentService assignments;

    @Autowired
    PlatformAccountService nicks;

    @Autowired
    CompanyTime time;

    private EmployeeSummary read(long id) {
        return given.asSystem(() -> employees.get(id)).summary();
    }

    private void change(Actor actor, long id, EmployeeState state, LocalDate leftOn) {
        EmployeeSummary now = read(id);
        given.run(
                actor,
                () -> employees.change(
                        id,
                        now.version(),
                        new EmployeeDraft(
                                now.staffNumber(),
                                now.name(),
                                now.post(),
                                now.teamId(),
                                now.hireDate(),
                                state,
                                leftOn)));
    }

    @Test
    void leavingEndsWhatWasServedOnTheLastDayAndTakesBackWhatWasToCome() {
        long employee = given.employee();
        long client = given.client();
        long shop = given.shop(client);
        given.serves(employee, shop);
        LocalDate today = time.today();
        given.asSystem(() -> assignments.add(
                new AssignmentDraft(employee, given.shop(client), Post.PRE_SALES, today.plusDays(3), null)));
        given.asSystem(() -> nicks.add(new PlatformAccountDraft(employee, shop, "店:小张", today.minusDays(9), null)));
        long team = given.team(employee);

        change(given.asSystemActor(), employee, EmployeeState.LEFT, today.minusDays(1));

        assertThat(given.asSystem(() -> assignments.ofEmployee(employee)))
                .singleElement()
                .satisfies(row -> assertThat(row.validTo()).isEqualTo(today.minusDays(1)));
        assertThat(given.asSystem(() -> nicks.ofEmployee(employee)))
                .singleElement()
                .satisfies(row -> assertThat(row.validTo()).isEqualTo(today.minusDays(1)));
        assertThat(given.asSystem(() -> teams.list("", 0, 1000)))
                .filteredOn(row -> row.id() == team)
                .singleElement()
                .satisfies(row -> assertThat(row.leaderId()).isNull());
        assertThat(read(employee).leftOn()).isEqualTo(today.minusDays(1));
    }

    @Test
    void nobodyLeavesInTheFutureOrBeforeTheyCame() {
        long employee = given.employee();
        assertThatThrownBy(() -> change(
                        given.asSystemActor(),
                        employee,
                        EmployeeState.LEFT,
                        time.today().plusDays(1)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> change(
                        given.asSystemActor(), employee, EmployeeState.LEFT, OrganisationFixtures.HIRED.minusDays(1)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aLeadChangesOnlyPeopleWhoServeNothingElse() {
        long client = given.client();
        long own = given.shop(client);
        long foreign = given.shop(given.client());
        Actor lead = given.lead(given.employee(), Set.of(client));
        long theirs = given.employee(given.team(given.employee()));
        given.serves(theirs, own);
        long shared = given.employee();
        given.serves(shared, own);
        given.serves(shared, foreign);
        long others = given.employee(given.team(given.employee()));

        change(lead, theirs, EmployeeState.ON_LEAVE, null);
        assertThatThrownBy(() -> change(lead, shared, EmployeeState.LEFT, null)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> change(lead, others, EmployeeState.LEFT, null)).isInstanceOf(NotAllowed.class);
        assertThat(given.as(lead, () -> employees.get(theirs)).editable()).isTrue();
        assertThat(given.as(lead, () -> employees.get(shared)).editable()).isFalse();
        assertThat(given.as(lead, () -> employees.get(shared)).summary().shops())
                .hasSize(1);
    }

    @Test
    void aLeadPutsNewPeopleOnlyIntoTheirOwnTeam() {
        long self = given.employee();
        long ownTeam = given.team(self);
        long otherTeam = given.team(given.employee());
        Actor lead = given.lead(self, Set.of(given.client()));
        EmployeeDraft draft = new EmployeeDraft(
                given.code("N"),
                "新人",
                Post.PRE_SALES,
                otherTeam,
                OrganisationFixtures.HIRED,
                EmployeeState.ACTIVE,
                null);

        assertThatThrownBy(() -> given.as(lead, () -> employees.create(draft)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.field()).isEqualTo("teamId"));
        long made = given.as(
                lead,
                () -> employees.create(new EmployeeDraft(
                        draft.staffNumber(),
                        draft.name(),
                        draft.post(),
                        ownTeam,
                        draft.hireDate(),
                        draft.state(),
                        null)));
        assertThat(given.as(lead, () -> employees.get(made)).editable()).isTrue();
    }

    @Test
    void aStaffNumberIsTakenOnce() {
        EmployeeSummary known = read(given.employee());
        assertThatThrownBy(() -> given.asSystem(() -> employees.create(new EmployeeDraft(
                        known.staffNumber(), "X", Post.IT, null, known.hireDate(), EmployeeState.ACTIVE, null))))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.field()).isEqualTo("staffNumber"));
    }

    @Test
    void theSecondOfTwoChangesIsTold() {
        long id = given.employee();
        EmployeeDraft draft = EmployeeService.state(read(id));
        given.run(given.asSystemActor(), () -> employees.change(id, 0, draft));
        assertThatThrownBy(() -> given.run(given.asSystemActor(), () -> employees.change(id, 0, draft)))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void findsPeopleByPartsOfNameAndNumberTakenLiterally() {
        EmployeeSummary known = read(given.employee());
        assertThat(given.asSystem(() -> employees.list(EmployeeFilter.employed(known.staffNumber()), 0, 10)))
                .extracting(EmployeeSummary::id)
                .contains(known.id());
        assertThat(given.asSystem(() -> employees.list(EmployeeFilter.employed("%"), 0, 10)))
                .isEmpty();
        assertThat(given.asSystem(() -> employees.count(EmployeeFilter.employed(known.name()))))
                .isPositive();
    }

    @Test
    void filteringByAShopOutsideTheScopeFindsNobody() {
        long client = given.client();
        long foreign = given.shop(given.client());
        given.serves(given.employee(), foreign);
        EmployeeFilter filter = new EmployeeFilter("", null, null, EmployeeFilter.EMPLOYED, foreign);

        assertThat(given.as(given.lead(null, Set.of(client)), () -> employees.list(filter, 0, 10)))
                .isEmpty();
        assertThat(given.asSystem(() -> employees.list(filter, 0, 10))).hasSize(1);
    }

    @Test
    void withoutPermissionNobodyReadsOrKeepsPeople() {
        long id = given.employee();
        assertThatThrownBy(() -> given.as(given.nobody(), () -> employees.get(id)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(given.nobody(), () -> employees.list(EmployeeFilter.everybody(), 0, 1)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> change(given.reader(), id, EmployeeState.LEFT, null))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(given.nobody(), () -> teams.list("", 0, 1)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aTeamIsChangedByItsLeaderAndDeletedOnlyWhenEmpty() {
        long leader = given.employee();
        long team = given.team(leader);
        long member = given.employee(team);
        Actor lead = given.lead(leader, Set.of());
        Actor other = given.lead(given.employee(), Set.of());

        given.run(lead, () -> teams.change(team, 0, new TeamDraft(given.code("t"), "夜班", leader)));
        assertThatThrownBy(() -> given.run(other, () -> teams.change(team, 1, new TeamDraft("x", "x", null))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(lead, () -> teams.create(new TeamDraft("y", "y", null))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.run(given.asSystemActor(), () -> teams.delete(team)))
                .isInstanceOf(InvalidInput.class);
        change(given.asSystemActor(), member, EmployeeState.LEFT, null);
        given.run(given.asSystemActor(), () -> teams.delete(team));
        assertThat(read(member).teamId()).isNull();
    }
}
