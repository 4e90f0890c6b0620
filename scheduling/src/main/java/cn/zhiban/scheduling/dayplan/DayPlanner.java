package cn.zhiban.scheduling.dayplan;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.load.LoadRule;
import cn.zhiban.scheduling.load.LoadService;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.rulebook.RuleKind;
import cn.zhiban.scheduling.rulebook.RuleSetting;
import cn.zhiban.scheduling.rulebook.RuleSettings;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Plans days: a day is planned when somebody first looks at it and kept from then on; later only shifts that are new or no
 * longer fit are planned, around what the others have. Plans as the system, for everybody on duty, whoever looks.
 */
@Component
class DayPlanner {
    private static final int DAY = 1440;

    private final Access access;
    private final Duties duties;
    private final DayNeedsReader needs;
    private final DayStore store;
    private final BreakRules breakRules;
    private final RuleSettings rules;
    private final LoadService loads;
    private final CompanyTime time;

    DayPlanner(
            Access access,
            Duties duties,
            DayNeedsReader needs,
            DayStore store,
            BreakRules breakRules,
            RuleSettings rules,
            LoadService loads,
            CompanyTime time) {
        this.access = access;
        this.duties = duties;
        this.needs = needs;
        this.store = store;
        this.breakRules = breakRules;
        this.rules = rules;
        this.loads = loads;
        this.time = time;
    }

    /** The day as it is planned; what is not, is planned now. */
    DayFacts look(LocalDate day, @Nullable Roster roster) {
        return asSystem(() -> {
            List<Duty> all = duties.between(roster, day.minusDays(2), day.plusDays(1));
            Predicate<Duty> own = own(roster);
            if (all.stream().anyMatch(one -> isNightBefore(one, day))) {
                plan(facts(day.minusDays(1), all), one -> isNightBefore(one, day) && own.test(one), false);
            }
            DayFacts facts = facts(day, all);
            plan(facts, own, false);
            return facts;
        });
    }

    /** Plans the shifts of a day anew for whom it is asked; what is locked stays. */
    DayFacts again(LocalDate day, @Nullable Roster roster, Predicate<Duty> whom) {
        look(day, roster);
        return asSystem(() -> {
            List<Duty> all = duties.between(roster, day.minusDays(2), day.plusDays(1));
            DayFacts facts = facts(day, all);
            plan(facts, own(roster).and(whom), true);
            return facts;
        });
    }

    /** Who is in a roster. */
    Set<Long> members(Roster roster) {
        return asSystem(() -> duties.members(roster));
    }

    boolean isMember(Roster roster, long employee) {
        return members(roster).contains(employee);
    }

    /** Keeps a plan that was made by hand. */
    void keep(Duty.Key key, Planned plan) {
        store.keep(Map.of(key, plan));
    }

    /** A day seen from another midnight, for what began the day before. */
    DayFacts dayBefore(DayFacts facts) {
        return asSystem(() -> facts(facts.needs().day().minusDays(1), facts.duties()));
    }

    private static boolean isNightBefore(Duty one, LocalDate day) {
        return one.day().equals(day.minusDays(1)) && one.shift().endMinute() > DAY;
    }

    private Predicate<Duty> own(@Nullable Roster roster) {
        if (roster == null) {
            return _ -> true;
        }
        Set<Long> members = duties.members(roster);
        return one -> members.contains(one.person().id()) && roster.contains(one.day());
    }

    private DayFacts facts(LocalDate day, List<Duty> all) {
        Set<Long> people = all.stream().map(one -> one.person().id()).collect(Collectors.toSet());
        Map<Long, List<Duties.Serving>> serving = duties.serving(people, day);
        Set<Long> shops = serving.values().stream()
                .flatMap(List::stream)
                .map(Duties.Serving::shopId)
                .collect(Collectors.toSet());
        LoadRule load = load(day);
        return new DayFacts(
                needs.of(day, shops),
                all,
                new HashMap<>(store.between(day.minusDays(2), day.plusDays(1))),
                serving,
                breakRules.all(),
                percents(day, all),
                load,
                duties.maxima(),
                ChronoUnit.MINUTES.between(day.atStartOfDay(), time.local(time.now())));
    }

    /** The load as it is set, with what each shop counts by the rule on load where that is switched on for everybody. */
    private LoadRule load(LocalDate day) {
        LoadRule load = loads.rule();
        return rules.between(day, day).stream()
                .map(RuleSetting::rule)
                .filter(one -> one.kind() == RuleKind.SHOP_LOAD && one.teamId() == null && one.employeeId() == null)
                .findFirst()
                .map(one -> new LoadRule(one.number("per_shop"), load.defaultMaximum(), load.unit()))
                .orElse(load);
    }

    /** At most so many percent of each team are away at once. */
    private Map<String, Integer> percents(LocalDate day, Collection<Duty> all) {
        List<RuleSetting> set = rules.between(day, day).stream()
                .filter(one -> one.rule().kind() == RuleKind.BREAK_STAGGER
                        && one.rule().employeeId() == null)
                .toList();
        Map<String, Integer> percents = new LinkedHashMap<>();
        for (Duty one : all) {
            Long team = one.person().teamId();
            percents.computeIfAbsent(
                    DayFacts.pool(one),
                    _ -> set.stream()
                            .filter(rule -> rule.rule().teamId() == null
                                    || rule.rule().teamId().equals(team))
                            .reduce((a, b) -> b.rule().teamId() != null ? b : a)
                            .map(rule -> rule.rule().number("percent"))
                            .orElse(100));
        }
        return percents;
    }

    private void plan(DayFacts facts, Predicate<Duty> whom, boolean again) {
        LocalDate day = facts.needs().day();
        // what was is not planned differently afterwards, whatever rules say by now
        boolean past = day.isBefore(time.today());
        List<Duty> free = facts.duties().stream()
                .filter(one -> one.day().equals(day) && whom.test(one))
                .filter(one -> again || !(past ? facts.plans().containsKey(one.key()) : facts.isPlanned(one)))
                .toList();
        if (free.isEmpty()) {
            return;
        }
        List<List<Integer>> starts = BreakPlanner.plan(facts.breakDay(free));
        Map<Duty.Key, Planned> plans = new LinkedHashMap<>();
        for (int i = 0; i < free.size(); i++) {
            Duty one = free.get(i);
            plans.put(one.key(), facts.withBreaks(one, starts.get(i)));
        }
        facts.plans().putAll(plans);
        List<Duty> workers = facts.workers();
        ShopBoard board = ShopPlanner.plan(facts.shopDay(workers, free));
        for (Duty one : free) {
            int who = workers.indexOf(one);
            if (who >= 0) {
                Planned plan = java.util.Objects.requireNonNull(plans.get(one.key()));
                plans.put(one.key(), new Planned(plan.breaks(), board.shops(who), plan.shopsLocked()));
            }
        }
        facts.plans().putAll(plans);
        store.keep(new LinkedHashMap<>(plans));
    }

    private <T> T asSystem(java.util.concurrent.Callable<T> work) {
        try {
            return access.callAs(access.system(), work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
