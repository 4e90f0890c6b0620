package cn.zhiban.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.SecurityScenario;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTrailIT extends SecurityScenario {
    @Autowired
    AuditTrail trail;

    @Autowired
    AuditLog log;

    @Autowired
    TransactionTemplate transaction;

    private long admin;

    @BeforeEach
    void anAdministrator() {
        admin = person(DefaultRole.ADMINISTRATOR);
    }

    private void record(String action, String type, String id, String label, Object before, Object after) {
        runAs(admin, () -> transaction.executeWithoutResult(_ -> log.record(action, type, id, label, before, after)));
    }

    private List<AuditEntry> find(
            String person, String object, String type, String action, LocalDate from, LocalDate to) {
        return as(admin, () -> trail.list(new AuditFilter(person, object, type, action, from, to), 0, 50));
    }

    @Test
    void findsEntriesByPersonObjectActionAndPeriod() {
        String label = unique("object%_");
        record("created", "test.thing", "7", label, null, Map.of("name", "a"));
        record("changed", "test.thing", "7", label, Map.of("name", "a"), Map.of("name", "b"));
        LocalDate today = LocalDate.now(clock);
        assertThat(find("", label, null, null, null, null)).extracting("action").containsExactly("changed", "created");
        assertThat(find("", label, "test.thing", "created", today, today)).hasSize(1);
        assertThat(find("", label, null, null, today.plusDays(1), null)).isEmpty();
        assertThat(find("", label, null, null, null, today.minusDays(1))).isEmpty();
        assertThat(find(username(admin), label, null, null, null, null)).hasSize(2);
        assertThat(find("somebody else", label, null, null, null, null)).isEmpty();
        assertThat(as(admin, () -> trail.list(new AuditFilter("", label, null, null, null, null), 1, 1)))
                .extracting("action")
                .containsExactly("created");
        assertThat(as(admin, trail::actions)).contains("created", "changed");
        assertThat(as(admin, trail::objectTypes)).contains("test.thing");
        assertThat(as(admin, () -> trail.ofObject("test.thing", "7", 0, 10))).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void showsWhatWasDifferentAndNothingElse() {
        String label = unique("object");
        record(
                "changed",
                "test.thing",
                "8",
                label,
                Map.of("name", "a", "same", 1, "shops", List.of("x", "y"), "inner", Map.of("deep", true)),
                Map.of("name", "b", "same", 1, "shops", List.of("x", "z"), "inner", Map.of("deep", false)));
        long id = find("", label, null, null, null, null).getFirst().id();
        assertThat(as(admin, () -> trail.changes(id)))
                .containsExactlyInAnyOrder(
                        new AuditChange("name", "a", "b"),
                        new AuditChange("shops", "x\ny", "x\nz"),
                        new AuditChange("inner.deep", "true", "false"));
    }

    @Test
    void isWrittenOnlyTogetherWithTheChangeItself() {
        assertThatThrownBy(() -> runAs(admin, () -> log.record("changed", "test.thing", 1, "x", null, null)))
                .isInstanceOf(IllegalTransactionStateException.class);
        String label = unique("undone");
        runAs(
                admin,
                () -> transaction.executeWithoutResult(status -> {
                    log.record("changed", "test.thing", 1, label, null, null);
                    status.setRollbackOnly();
                }));
        assertThat(find("", label, null, null, null, null)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = DefaultRole.class, names = "ADMINISTRATOR", mode = EnumSource.Mode.EXCLUDE)
    void isClosedToEverybodyElse(DefaultRole role) {
        long other = person(role);
        assertClosed(other);
    }

    @Test
    void isClosedToReadersWhoSeeOnlySomeClients() {
        long reader = person(DefaultRole.AGENT, given.client());
        allow(reader, CorePermissions.AUDIT_READ);
        assertClosed(reader);
    }

    private void assertClosed(long person) {
        List<Runnable> doors = List.of(
                () -> trail.list(AuditFilter.ALL, 0, 10),
                () -> trail.ofObject("core.account", "1", 0, 10),
                () -> trail.changes(1),
                trail::objectTypes,
                trail::actions);
        for (Runnable door : doors) {
            assertThatThrownBy(() -> runAs(person, door)).isInstanceOf(NotAllowed.class);
        }
    }
}
