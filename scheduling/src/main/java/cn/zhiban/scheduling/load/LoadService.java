package cn.zhiban.scheduling.load;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.assignment.AssignmentService;
import cn.zhiban.core.org.assignment.AssignmentSummary;
import cn.zhiban.core.security.Access;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.arrival.DemandShops;
import cn.zhiban.scheduling.demand.ForecastService;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has too many shops: expected receptions and so much per shop, against a person's maximum. Only shops within the
 * scope count, for a person and for the arrivals.
 */
@Service
@Transactional(readOnly = true)
public class LoadService {
    private static final String RULE = "sched.load-rule";
    private static final String LIMIT = "sched.load-limit";
    private static final int LONGEST_UNIT = 30;
    private static final int MOST = 100_000;

    private final JdbcClient jdbc;
    private final AssignmentService assignments;
    private final ForecastService forecasts;
    private final DemandShops shops;
    private final Access access;
    private final AuditLog audit;

    LoadService(
            JdbcClient jdbc,
            AssignmentService assignments,
            ForecastService forecasts,
            DemandShops shops,
            Access access,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.assignments = assignments;
        this.forecasts = forecasts;
        this.shops = shops;
        this.access = access;
        this.audit = audit;
    }

    /** How load is reckoned. */
    public LoadRule rule() {
        shops.reader();
        return jdbc.sql("SELECT shop_factor, default_maximum, unit FROM sched_load_rule WHERE id = 1")
                .query(LoadRule.class)
                .single();
    }

    /**
     * The loads on a day of everybody who serves a shop within the scope, the heaviest first. The arrivals forecast for a
     * shop are shared evenly among those who serve it that day.
     *
     * @throws cn.zhiban.core.security.NotAllowed may not see who serves which shop
     */
    public List<PersonLoad> loads(LocalDate day) {
        LoadRule rule = rule();
        List<AssignmentSummary> serving = assignments.list(true, 0, Integer.MAX_VALUE).stream()
                .filter(one -> serves(one, day))
                .toList();
        Map<Long, Long> people = new HashMap<>();
        serving.forEach(one -> people.merge(one.shopId(), 1L, Long::sum));
        Map<Long, Double> arrivals = new HashMap<>();
        people.keySet().forEach(shop -> arrivals.put(shop, expected(shop, day)));
        Map<Long, List<AssignmentSummary>> byPerson = new LinkedHashMap<>();
        serving.forEach(one -> byPerson.computeIfAbsent(one.employeeId(), _ -> new ArrayList<>())
                .add(one));
        Map<Long, Integer> limits = limits();
        return byPerson.values().stream()
                .map(mine -> load(mine, people, arrivals, rule, limits))
                .sorted(Comparator.comparingDouble(PersonLoad::share).reversed())
                .toList();
    }

    /** Whether the actor may change how load is reckoned. */
    public boolean mayEditRule() {
        return access.current().may(SchedulingPermissions.RULES);
    }

    /** Changes how load is reckoned, for everybody. @throws InvalidInput a number cannot be */
    @Transactional
    public void changeRule(LoadRule rule) {
        access.require(SchedulingPermissions.RULES);
        LoadRule before = rule();
        if (!(rule.shopFactor() >= 0 && rule.shopFactor() <= MOST)) {
            throw new InvalidInput("shopFactor", "sched.demand.problem.amount");
        }
        maximum(rule.defaultMaximum());
        if (rule.unit().length() > LONGEST_UNIT) {
            throw new InvalidInput("unit", "sched.demand.problem.name", LONGEST_UNIT);
        }
        jdbc.sql("UPDATE sched_load_rule SET shop_factor = ?, default_maximum = ?, unit = ? WHERE id = 1")
                .params(rule.shopFactor(), rule.defaultMaximum(), rule.unit().strip())
                .update();
        audit.record("changed", RULE, 1, "", before, rule);
    }

    /** Sets what a person can do in a day; null = the usual. @throws NotFound serves no shop within the scope */
    @Transactional
    public void limit(long employeeId, @Nullable Integer maximum) {
        shops.editor();
        AssignmentSummary somebody = assignments.ofEmployee(employeeId).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("core.employee", employeeId));
        Integer before = limits().get(employeeId);
        if (maximum == null) {
            jdbc.sql("DELETE FROM sched_load_limit WHERE employee_id = ?")
                    .param(employeeId)
                    .update();
        } else {
            maximum(maximum);
            jdbc.sql("INSERT INTO sched_load_limit (employee_id, maximum) VALUES (?, ?)"
                            + " ON DUPLICATE KEY UPDATE maximum = VALUES(maximum)")
                    .params(employeeId, maximum)
                    .update();
        }
        audit.record("changed", LIMIT, employeeId, somebody.employeeName(), new Limit(before), new Limit(maximum));
    }

    /** A maximum, for the audit log. */
    private record Limit(@Nullable Integer maximum) {}

    private static boolean serves(AssignmentSummary one, LocalDate day) {
        LocalDate until = one.validTo();
        return !one.validFrom().isAfter(day)
                && (until == null || !until.isBefore(day))
                && SERVING.contains(one.post().name());
    }

    /** Posts that talk to buyers. */
    private static final Set<String> SERVING = Set.of("PRE_SALES", "AFTER_SALES", "PRE_AND_AFTER_SALES");

    private double expected(long shop, LocalDate day) {
        TreeMap<LocalDate, double[]> counts = forecasts.together(List.of(shop), day, day);
        double sum = 0;
        for (double[] one : counts.values()) {
            for (double count : one) {
                sum += count;
            }
        }
        return sum;
    }

    private static PersonLoad load(
            List<AssignmentSummary> mine,
            Map<Long, Long> people,
            Map<Long, Double> arrivals,
            LoadRule rule,
            Map<Long, Integer> limits) {
        AssignmentSummary first = mine.getFirst();
        List<ShopLoad> each = mine.stream()
                .map(one -> new ShopLoad(
                        one.shopId(),
                        one.shopName(),
                        arrivals.getOrDefault(one.shopId(), 0.0) / people.getOrDefault(one.shopId(), 1L)))
                .sorted(Comparator.comparingDouble(ShopLoad::receptions).reversed())
                .toList();
        double receptions = each.stream().mapToDouble(ShopLoad::receptions).sum();
        Integer own = limits.get(first.employeeId());
        return new PersonLoad(
                first.employeeId(),
                first.employeeName(),
                each,
                receptions,
                rule.load(receptions, each.size()),
                own == null ? rule.defaultMaximum() : own,
                own != null);
    }

    private Map<Long, Integer> limits() {
        Map<Long, Integer> limits = new HashMap<>();
        jdbc.sql("SELECT employee_id, maximum FROM sched_load_limit").query(row -> {
            limits.put(row.getLong("employee_id"), row.getInt("maximum"));
        });
        return limits;
    }

    private static void maximum(int maximum) {
        if (maximum < 1 || maximum > MOST) {
            throw new InvalidInput("maximum", "sched.demand.problem.amount");
        }
    }
}
