package cn.zhiban.core.org.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.OrganisationFixtures;
import cn.zhiban.core.org.OrganisationTest;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@OrganisationTest
class AssignmentServiceIT {
    private static final LocalDate FROM = LocalDate.of(2026, 3, 2);

    @Autowired
    OrganisationFixtures given;

    @Autowired
    AssignmentService assignments;

    @Autowired
    PlatformAccountService nicks;

    @Autowired
    JdbcTemplate jdbc;

    private AssignmentDraft draft(long employee, long shop, LocalDate from, LocalDate to) {
        return new AssignmentDraft(employee, shop, Post.AFTER_SALES, from, to);
    }

    @Test
    void refusesToServeAShopTwiceOnTheSameDay() {
        long employee = given.employee();
        long shop = given.shop(given.client());
        given.asSystem(() -> assignments.add(draft(employee, shop, FROM, FROM.plusDays(10))));

        assertThatThrownBy(() -> given.asSystem(() -> assignments.add(draft(employee, shop, FROM.plusDays(10), null))))
                .isInstanceOfSatisfying(InvalidInput.class, problem -> {
                    assertThat(problem.field()).isEqualTo("validFrom");
                    assertThat(problem.messageKey()).isEqualTo("core.org.problem.serves-already");
                });
        given.asSystem(() -> assignments.add(draft(employee, shop, FROM.plusDays(11), null)));
        assertThat(given.asSystem(() -> assignments.ofEmployee(employee))).hasSize(2);
    }

    @Test
    void twoAtOnceCannotOverlap() throws Exception {
        long employee = given.employee();
        long shop = given.shop(given.client());
        Callable<Boolean> add = () -> {
            try {
                given.asSystem(() -> assignments.add(draft(employee, shop, FROM, null)));
                return true;
            } catch (InvalidInput e) {
                return false;
            }
        };
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> results = pool.invokeAll(List.of(add, add, add, add));
            long added = 0;
            for (Future<Boolean> result : results) {
                added += result.get() ? 1 : 0;
            }
            assertThat(added).isEqualTo(1);
        }
    }

    @Test
    void aLeadKeepsOnlyShopsOfTheirClients() {
        long client = given.client();
        long own = given.shop(client);
        long foreign = given.shop(given.client());
        long employee = given.employee();
        long foreignAssignment = given.serves(employee, foreign);
        Actor lead = given.lead(null, Set.of(client));

        given.as(lead, () -> assignments.add(draft(employee, own, FROM, null)));
        assertThatThrownBy(() -> given.as(lead, () -> assignments.add(draft(employee, foreign, FROM, null))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.run(lead, () -> assignments.end(foreignAssignment, 0, FROM)))
                .isInstanceOf(NotFound.class);
        assertThat(given.as(lead, () -> assignments.ofEmployee(employee)))
                .extracting(AssignmentSummary::shopId)
                .containsExactly(own);
        assertThatThrownBy(() -> given.as(lead, () -> assignments.ofShop(foreign)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoMayOnlyReadKeepsNothing() {
        long employee = given.employee();
        long shop = given.shop(given.client());
        long assignment = given.serves(employee, shop);
        Actor reader = given.reader();

        assertThat(given.as(reader, () -> assignments.ofShop(shop))).hasSize(1);
        assertThatThrownBy(() -> given.as(reader, () -> assignments.add(draft(employee, shop, FROM, null))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.run(reader, () -> assignments.end(assignment, 0, FROM)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(given.nobody(), () -> assignments.ofShop(shop)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(given.nobody(), () -> assignments.ofEmployee(employee)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void theSecondOfTwoChangesIsTold() {
        long assignment = given.serves(given.employee(), given.shop(given.client()));
        given.run(given.asSystemActor(), () -> assignments.end(assignment, 0, FROM));
        assertThatThrownBy(
                        () -> given.run(given.asSystemActor(), () -> assignments.end(assignment, 0, FROM.plusDays(1))))
                .isInstanceOfSatisfying(
                        ChangedMeanwhile.class,
                        problem -> assertThat(problem.currentVersion()).isEqualTo(1));
    }

    @Test
    void aNickOfAShopBelongsToOnePersonAtATime() {
        long shop = given.shop(given.client());
        long otherShop = given.shop(given.client());
        long first = given.employee();
        long second = given.employee();
        long nick = given.asSystem(() -> nicks.add(new PlatformAccountDraft(first, shop, "旗舰店:小禾", FROM, null)));

        assertThatThrownBy(() -> given.asSystem(
                        () -> nicks.add(new PlatformAccountDraft(second, shop, " 旗舰店:小禾 ", FROM.plusYears(1), null))))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.field()).isEqualTo("nick"));
        given.asSystem(() -> nicks.add(new PlatformAccountDraft(second, otherShop, "旗舰店:小禾", FROM, null)));
        given.run(
                given.asSystemActor(),
                () -> nicks.change(nick, 0, new PlatformAccountDraft(null, null, "旗舰店:小禾", FROM, FROM.plusDays(5))));
        given.asSystem(() -> nicks.add(new PlatformAccountDraft(second, shop, "旗舰店:小禾", FROM.plusDays(6), null)));
        assertThat(given.asSystem(() -> nicks.ofShop(shop)))
                .extracting(PlatformAccountSummary::employeeId)
                .containsExactly(second);
    }

    @Test
    void writesEveryChangeIntoTheAuditLog() {
        long employee = given.employee();
        long assignment = given.serves(employee, given.shop(given.client()));
        given.run(given.asSystemActor(), () -> assignments.end(assignment, 0, FROM));
        assertThat(jdbc.queryForList(
                        "SELECT action FROM core_audit WHERE object_type = 'core.assignment' AND object_id = ? ORDER BY id",
                        String.class,
                        String.valueOf(assignment)))
                .containsExactly("created", "changed");
    }
}
