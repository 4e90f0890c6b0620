package cn.zhiban.scheduling.market;

import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.Qualification;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may serve which shop on a day: assigned to it, and qualified as training says. Asks for no permission. */
@Component
class ServedShops {
    private final JdbcClient jdbc;
    private final ObjectProvider<Qualification> qualifications;

    ServedShops(JdbcClient jdbc, ObjectProvider<Qualification> qualifications) {
        this.jdbc = jdbc;
        this.qualifications = qualifications;
    }

    /** A shop that somebody may serve in a post. */
    record Served(long employeeId, long shopId, Post post) {
        /** Whether somebody serving this can stand in for the other. */
        boolean standsInFor(Served other) {
            return shopId == other.shopId
                    && (post == other.post
                            || post == Post.PRE_AND_AFTER_SALES
                            || other.post == Post.PRE_AND_AFTER_SALES);
        }
    }

    /** What each of the people may serve on the day. */
    Map<Long, List<Served>> on(LocalDate day, Collection<Long> employees) {
        if (employees.isEmpty()) {
            return Map.of();
        }
        List<Qualification> asked = qualifications.orderedStream().toList();
        return jdbc
                .sql("SELECT DISTINCT employee_id, shop_id, post FROM core_assignment WHERE employee_id IN (:employees)"
                        + " AND valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)")
                .param("employees", employees)
                .param("day", day)
                .query(Served.class)
                .list()
                .stream()
                .filter(one -> asked.stream().allMatch(port -> port.mayServe(one.employeeId(), one.shopId(), day)))
                .collect(Collectors.groupingBy(Served::employeeId));
    }

    /** Shops of a group. */
    Set<Long> ofGroup(long group) {
        return Set.copyOf(jdbc.sql("SELECT shop_id FROM sched_demand_group_shop WHERE group_id = ?")
                .param(group)
                .query(Long.class)
                .list());
    }
}
