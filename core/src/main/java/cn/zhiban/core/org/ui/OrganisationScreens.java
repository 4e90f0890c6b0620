package cn.zhiban.core.org.ui;

import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.org.assignment.AssignmentService;
import cn.zhiban.core.org.assignment.PlatformAccountService;
import cn.zhiban.core.org.people.EmployeeService;
import cn.zhiban.core.org.people.TeamService;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.time.CompanyTime;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The services that several parts of these screens need, so that their constructors stay short. */
@Component
record OrganisationScreens(
        EmployeeService employees,
        TeamService teams,
        AssignmentService assignments,
        PlatformAccountService nicks,
        Organisation organisation,
        Access access,
        CompanyTime time) {
    /** Shops that the reader may see and that are served. */
    List<ShopRef> shops() {
        return organisation.shops(access.current().scope()).stream()
                .filter(ShopRef::active)
                .toList();
    }

    /** Clients that the reader may see. */
    List<ClientRef> clients() {
        return organisation.clients(access.current().scope());
    }

    /** Whether the reader may change who serves a shop that they see. */
    boolean mayAssign() {
        return access.current().may(CorePermissions.PEOPLE_EDIT);
    }

    /** Whether the reader may see who serves a shop. */
    boolean mayReadPeople() {
        return access.current().may(CorePermissions.PEOPLE_READ);
    }

    /** Whether the reader keeps shops of at least one client. */
    boolean mayKeepShops() {
        return access.current().may(CorePermissions.SHOPS_EDIT)
                && (access.current().scope().all()
                        || !access.current().scope().managedClientIds().isEmpty());
    }

    LocalDate today() {
        return time.today();
    }
}
