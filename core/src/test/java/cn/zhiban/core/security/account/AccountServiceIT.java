package cn.zhiban.core.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.SecurityScenario;
import cn.zhiban.core.security.SignedIn;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class AccountServiceIT extends SecurityScenario {
    @Autowired
    AccountService accounts;

    private long admin;

    @BeforeEach
    void anAdministrator() {
        admin = person(DefaultRole.ADMINISTRATOR);
    }

    private AccountDraft draft(String username, DefaultRole role, Long... clients) {
        return new AccountDraft(username, "Name", null, Set.of(roleId(role)), Set.of(clients));
    }

    /** Keeps the accounts of one client and may do nothing else than what its people may. */
    private long keeperOf(long client) {
        long keeper = person(DefaultRole.AGENT, client);
        List<String> permissions = jdbc.queryForList(
                "SELECT permission FROM core_role_permission WHERE role_id = ?",
                String.class,
                roleId(DefaultRole.AGENT));
        permissions.add(CorePermissions.ACCOUNTS_MANAGE);
        allow(keeper, permissions.toArray(String[]::new));
        return keeper;
    }

    @Test
    void makesAnAccountThatMayDoNothingUntilItsFirstPasswordWasChanged() {
        String name = unique("new");
        IssuedPassword issued = as(admin, () -> accounts.create(draft(name, DefaultRole.TEAM_LEAD, given.client())));
        assertThat(actor(issued.accountId()).permissions()).isEmpty();
        assertThat(actor(issued.accountId()).scope().clientIds()).isEmpty();
        assertThat(as(admin, () -> accounts.get(issued.accountId())).state()).isEqualTo(AccountState.FIRST_PASSWORD);
        assertThat(audited("core.account", issued.accountId()))
                .contains("created")
                .contains(name)
                .doesNotContain(issued.password());
    }

    @ParameterizedTest
    @EnumSource(value = DefaultRole.class, names = "ADMINISTRATOR", mode = EnumSource.Mode.EXCLUDE)
    void isClosedToEverybodyElse(DefaultRole role) {
        long other = person(role);
        long target = person(DefaultRole.AGENT);
        List<Runnable> doors = List.of(
                () -> accounts.list(AccountFilter.ALL, 0, 10),
                () -> accounts.count(AccountFilter.ALL),
                () -> accounts.get(target),
                accounts::roles,
                accounts::clients,
                () -> accounts.employees("", 0, 10),
                () -> accounts.create(draft(unique("x"), DefaultRole.AGENT)),
                () -> accounts.change(target, 0, draft(unique("x"), DefaultRole.AGENT)),
                () -> accounts.resetPassword(target),
                () -> accounts.setEnabled(target, false),
                () -> accounts.endSessions(target),
                () -> accountsForTests.find("admin"));
        for (Runnable door : doors) {
            assertThatThrownBy(() -> runAs(other, door)).isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void findsAccountsByNameRoleAndState() {
        String name = unique("findable");
        long id = person(name, given.employee(), DefaultRole.TRAINER);
        AccountFilter byName = new AccountFilter(name.substring(1), null, null);
        AccountSummary found = as(admin, () -> accounts.list(byName, 0, 10)).getFirst();
        assertThat(found.id()).isEqualTo(id);
        assertThat(found.roles()).extracting("code").containsExactly("TRAINER");
        assertThat(found.staffNumber()).isNotNull();
        assertThat(as(admin, () -> accounts.count(new AccountFilter(name, roleId(DefaultRole.AGENT), null))))
                .isZero();
        assertThat(as(
                        admin,
                        () -> accounts.count(
                                new AccountFilter(name, roleId(DefaultRole.TRAINER), AccountState.ACTIVE))))
                .isOne();
        assertThat(as(admin, () -> accounts.list(new AccountFilter("%", null, null), 0, 10)))
                .isEmpty();
    }

    @Test
    void changesRolesAndClientsAtOnceAndSaysSoInTheAuditLog() {
        long id = person(DefaultRole.AGENT);
        long client = given.client();
        AccountDetails before = as(admin, () -> accounts.get(id));
        runAs(admin, () -> accounts.change(id, before.version(), draft(username(id), DefaultRole.TEAM_LEAD, client)));
        assertThat(actor(id).may(CorePermissions.PEOPLE_EDIT)).isTrue();
        assertThat(actor(id).scope().managesClient(client)).isTrue();
        assertThat(audited("core.account", id))
                .contains("account:" + admin)
                .contains("AGENT")
                .contains("TEAM_LEAD");
    }

    @Test
    void doesNotOverwriteWhatSomebodyElseChanged() {
        long id = person(DefaultRole.AGENT);
        int version = as(admin, () -> accounts.get(id)).version();
        runAs(admin, () -> accounts.change(id, version, draft(username(id), DefaultRole.TRAINER)));
        assertThatThrownBy(() ->
                        runAs(admin, () -> accounts.change(id, version, draft(username(id), DefaultRole.AGENT))))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void refusesNamesAndEmployeesThatAreTaken() {
        long employee = given.employee();
        long id = person(unique("taken"), employee, DefaultRole.AGENT);
        assertThatThrownBy(() ->
                        as(admin, () -> accounts.create(draft(username(id).toUpperCase(), DefaultRole.AGENT))))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.field()).isEqualTo("username"));
        assertThatThrownBy(() -> as(
                        admin,
                        () -> accounts.create(new AccountDraft(unique("x"), "Name", employee, Set.of(), Set.of()))))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.field()).isEqualTo("employeeId"));
        assertThatThrownBy(() -> as(admin, () -> accounts.create(draft("a b", DefaultRole.AGENT))))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.field()).isEqualTo("username"));
    }

    @Test
    void letsNobodyGiveMoreThanTheyHave() {
        long client = given.client();
        long other = given.client();
        long keeper = keeperOf(client);
        assertThat(as(keeper, () -> accounts.create(draft(unique("ok"), DefaultRole.AGENT, client))))
                .isNotNull();
        assertThatThrownBy(() -> as(keeper, () -> accounts.create(draft(unique("x"), DefaultRole.ADMINISTRATOR))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as(keeper, () -> accounts.create(draft(unique("x"), DefaultRole.AGENT, other))))
                .isInstanceOf(NotAllowed.class);
        assertThat(as(keeper, accounts::roles))
                .extracting("code")
                .contains("AGENT")
                .doesNotContain("ADMINISTRATOR");
        assertThat(as(keeper, accounts::clients)).extracting("id").containsExactly(client);
    }

    @Test
    void letsNobodyTakeOverAccountsThatMayOrSeeMore() {
        long client = given.client();
        long other = given.client();
        long keeper = keeperOf(client);
        long lead = person(DefaultRole.TEAM_LEAD, client);
        long stranger = person(DefaultRole.AGENT, other);
        long employee = given.employee();
        given.serves(employee, given.shop(other));
        long server = person(unique("server"), employee, DefaultRole.AGENT);
        assertThatThrownBy(() -> as(keeper, () -> accounts.resetPassword(lead))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> runAs(keeper, () -> accounts.setEnabled(lead, false)))
                .isInstanceOf(NotAllowed.class);
        for (long hidden : List.of(stranger, server, admin)) {
            assertThatThrownBy(() -> as(keeper, () -> accounts.get(hidden))).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> as(keeper, () -> accounts.resetPassword(hidden)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> runAs(keeper, () -> accounts.endSessions(hidden)))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(as(keeper, () -> accounts.list(AccountFilter.ALL, 0, 1000)))
                .extracting("id")
                .contains(keeper, lead)
                .doesNotContain(stranger, server, admin);
        assertThatThrownBy(() -> as(
                        keeper,
                        () -> accounts.create(
                                new AccountDraft(unique("x"), "Name", given.employee(), Set.of(), Set.of(other)))))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void endsSessionsAtOnceWhenAnAccountIsDisabledOrItsPasswordReset() {
        long id = person(DefaultRole.AGENT);
        SignedIn first = session(id);
        runAs(admin, () -> accounts.endSessions(id));
        assertThat(directory.find(first)).isEmpty();
        SignedIn second = session(id);
        IssuedPassword issued = as(admin, () -> accounts.resetPassword(id));
        assertThat(directory.find(second)).isEmpty();
        assertThat(issued.toString()).doesNotContain(issued.password());
        SignedIn third = session(id);
        runAs(admin, () -> accounts.setEnabled(id, false));
        assertThat(directory.find(third)).isEmpty();
        assertThat(directory.findAccount(id)).isEmpty();
        runAs(admin, () -> accounts.setEnabled(id, true));
        assertThat(directory.findAccount(id)).isPresent();
        assertThat(audited("core.account", id))
                .contains("sessions-ended", "password-reset", "disabled", "enabled")
                .doesNotContain(issued.password());
    }

    @Test
    void doesNotLetAdministratorsRemoveThemselves() {
        int version = as(admin, () -> accounts.get(admin)).version();
        assertThatThrownBy(() ->
                        runAs(admin, () -> accounts.change(admin, version, draft(username(admin), DefaultRole.AGENT))))
                .isInstanceOf(OwnAccount.class);
        assertThatThrownBy(() -> runAs(admin, () -> accounts.setEnabled(admin, false)))
                .isInstanceOf(OwnAccount.class);
        assertThatThrownBy(() -> as(admin, () -> accounts.resetPassword(admin))).isInstanceOf(OwnAccount.class);
    }

    @Test
    void keepsTheLastAdministrator() {
        jdbc.update("UPDATE core_account SET enabled = FALSE WHERE id <> ?", admin);
        try {
            int version = asSystem(() -> accounts.get(admin)).version();
            assertThatThrownBy(() -> asSystem(() -> {
                        accounts.setEnabled(admin, false);
                        return true;
                    }))
                    .isInstanceOf(LastAdministrator.class);
            assertThatThrownBy(() -> asSystem(() -> {
                        accounts.change(admin, version, draft(username(admin), DefaultRole.AGENT));
                        return true;
                    }))
                    .isInstanceOf(LastAdministrator.class);
            assertThat(actor(admin).may(CorePermissions.ACCOUNTS_MANAGE)).isTrue();
        } finally {
            jdbc.update("UPDATE core_account SET enabled = TRUE");
            directory.forgetAll();
        }
    }

    @Test
    void offersOnlyEmployeesWithoutAnAccount() {
        long with = given.employee();
        long without = given.employee();
        person(unique("linked"), with, DefaultRole.AGENT);
        assertThat(as(admin, () -> accounts.employees("", 0, 1000)))
                .extracting("id")
                .contains(without)
                .doesNotContain(with);
    }
}
