package cn.zhiban.core.security.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.SecurityScenario;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class RoleServiceIT extends SecurityScenario {
    @Autowired
    RoleService roles;

    private long admin;

    @BeforeEach
    void anAdministrator() {
        admin = person(DefaultRole.ADMINISTRATOR);
    }

    @Test
    void showsEveryPermissionOfEveryRole() {
        RoleMatrix matrix = as(admin, roles::matrix);
        assertThat(matrix.roles()).extracting(column -> column.role().code()).contains("AGENT", "ADMINISTRATOR");
        assertThat(matrix.permissions()).extracting("code").contains(CorePermissions.AUDIT_READ);
        assertThat(matrix.permissions()).allMatch(RoleMatrix.Row::grantable);
    }

    @Test
    void givesAndTakesAPermissionAtOnce() {
        long role = as(admin, () -> roles.create(unique("Night shift"), roleId(DefaultRole.TEAM_LEAD)));
        long person = person(DefaultRole.AGENT);
        jdbc.update("UPDATE core_account_role SET role_id = ? WHERE account_id = ?", role, person);
        directory.forgetAll();
        assertThat(actor(person).may(CorePermissions.PEOPLE_EDIT)).isTrue();
        runAs(admin, () -> roles.setPermission(role, CorePermissions.PEOPLE_EDIT, false));
        assertThat(actor(person).may(CorePermissions.PEOPLE_EDIT)).isFalse();
        runAs(admin, () -> roles.setPermission(role, CorePermissions.AUDIT_READ, true));
        assertThat(actor(person).may(CorePermissions.AUDIT_READ)).isTrue();
        assertThat(audited("core.role", role))
                .contains("created", "permission-taken", "permission-given", CorePermissions.AUDIT_READ);
        assertThatThrownBy(() -> runAs(admin, () -> roles.delete(role))).isInstanceOf(RoleInUse.class);
    }

    @Test
    void leavesTheAdministratorsEverything() {
        assertThatThrownBy(() -> runAs(
                        admin,
                        () -> roles.setPermission(
                                roleId(DefaultRole.ADMINISTRATOR), CorePermissions.AUDIT_READ, false)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void letsNobodyGiveThemselvesMore() {
        long keeper = person(DefaultRole.AGENT);
        allow(keeper, CorePermissions.ROLES_MANAGE, CorePermissions.PEOPLE_READ);
        long agent = roleId(DefaultRole.AGENT);
        assertThatThrownBy(() -> runAs(keeper, () -> roles.setPermission(agent, CorePermissions.SCOPE_ALL, true)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> runAs(
                        keeper,
                        () -> roles.setPermission(roleId(DefaultRole.TEAM_LEAD), CorePermissions.PEOPLE_EDIT, false)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as(keeper, () -> roles.create(unique("x"), roleId(DefaultRole.ADMINISTRATOR))))
                .isInstanceOf(NotAllowed.class);
        long own = as(keeper, () -> roles.create(unique("Readers"), null));
        runAs(keeper, () -> roles.setPermission(own, CorePermissions.PEOPLE_READ, true));
    }

    @Test
    void renamesAndDeletesOnlyRolesOfTheCompanysOwn() {
        long role = as(admin, () -> roles.create(unique("Old name"), null));
        String name = unique("New name");
        runAs(admin, () -> roles.rename(role, "  " + name + "  "));
        assertThatThrownBy(() -> as(admin, () -> roles.create(name.toUpperCase(), null)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> runAs(admin, () -> roles.rename(role, " "))).isInstanceOf(InvalidInput.class);
        runAs(admin, () -> roles.delete(role));
        long agent = roleId(DefaultRole.AGENT);
        assertThatThrownBy(() -> runAs(admin, () -> roles.rename(agent, "Z"))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> runAs(admin, () -> roles.delete(agent))).isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest
    @EnumSource(value = DefaultRole.class, names = "ADMINISTRATOR", mode = EnumSource.Mode.EXCLUDE)
    void isClosedToEverybodyElse(DefaultRole role) {
        long other = person(role);
        long own = as(admin, () -> roles.create(unique("own"), null));
        List<Runnable> doors = List.of(
                roles::matrix,
                () -> roles.setPermission(own, CorePermissions.PEOPLE_READ, true),
                () -> roles.create("x", null),
                () -> roles.rename(own, "x"),
                () -> roles.delete(own));
        for (Runnable door : doors) {
            assertThatThrownBy(() -> runAs(other, door)).isInstanceOf(NotAllowed.class);
        }
    }
}
