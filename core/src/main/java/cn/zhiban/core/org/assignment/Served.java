package cn.zhiban.core.org.assignment;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.org.EmployeeState;
import cn.zhiban.core.org.keeping.Validity;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.NotAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks what an assignment and a nick have in common: somebody who is here, at a shop that is served. */
@Component
class Served {
    private final JdbcClient jdbc;

    Served(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An employee and a shop that belong together. */
    record Pair(long employeeId, String employeeName, long shopId, String shopName) {}

    private record Person(String name, EmployeeState state) {}

    private record Place(String name, boolean active) {}

    /**
     * Checks both and locks them until the transaction ends, so that two changes at once cannot overlap.
     *
     * @param isNew refuse shops that are no longer served; what is there already may still be corrected
     */
    Pair check(Actor actor, @Nullable Long employeeId, @Nullable Long shopId, Validity validity, boolean isNew) {
        if (employeeId == null) {
            throw new InvalidInput("employeeId", "core.org.problem.required");
        }
        if (shopId == null) {
            throw new InvalidInput("shopId", "core.org.problem.required");
        }
        if (!actor.scope().seesShop(shopId)) {
            throw new NotAllowed(CorePermissions.PEOPLE_EDIT);
        }
        Place shop = jdbc.sql("SELECT name, active FROM core_shop WHERE id = ? FOR UPDATE")
                .param(shopId)
                .query(Place.class)
                .optional()
                .orElseThrow(() -> new InvalidInput("shopId", "core.org.problem.required"));
        Person person = jdbc.sql("SELECT name, state FROM core_employee WHERE id = ? FOR UPDATE")
                .param(employeeId)
                .query(Person.class)
                .optional()
                .orElseThrow(() -> new InvalidInput("employeeId", "core.org.problem.required"));
        if (person.state() == EmployeeState.LEFT && validity.to() == null) {
            throw new InvalidInput("employeeId", "core.org.problem.has-left", person.name());
        }
        if (isNew && !shop.active() && validity.to() == null) {
            throw new InvalidInput("shopId", "core.org.problem.shop-not-served", shop.name());
        }
        return new Pair(employeeId, person.name(), shopId, shop.name());
    }
}
