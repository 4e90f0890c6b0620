package cn.zhiban.scheduling.market;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.leave.LeaveType;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.staff.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests of the demo company in each state, on what is left of the month that is published. */
@Component
@Profile("demo")
class MarketDemo implements DemoDataset {
    private final MarketService market;
    private final ChoiceService choices;
    private final CoverService cover;
    private final TradeStore store;
    private final JdbcClient jdbc;
    private final CompanyTime time;

    MarketDemo(
            MarketService market,
            ChoiceService choices,
            CoverService cover,
            TradeStore store,
            JdbcClient jdbc,
            CompanyTime time) {
        this.market = market;
        this.choices = choices;
        this.cover = cover;
        this.store = store;
        this.jdbc = jdbc;
        this.time = time;
    }

    @Override
    public int order() {
        return 355;
    }

    @Override
    public String name() {
        return "scheduling.market";
    }

    /** A shift that is still to come. */
    private record Coming(long employeeId, LocalDate day) {}

    /** Rows: what is done, what is said with it, what the lead says. At the end of a month there may be less to trade. */
    @Override
    public void load() throws IOException {
        String table = new ClassPathResource("demo/scheduling/market.csv").getContentAsString(StandardCharsets.UTF_8);
        Set<Long> used = new HashSet<>();
        for (String line : table.lines().skip(1).toList()) {
            List<String> words = List.of(line.split(",", -1));
            step(words.get(0), words.get(1), words.get(2), used);
        }
    }

    private void step(String step, String note, String answer, Set<Long> used) {
        switch (step) {
            case "SWAP" -> swap(note, used);
            case "OPEN" -> open(note, null);
            case "BID" -> open(note, time.now().plus(Duration.ofHours(20)));
            case "SICK" -> sick(note, used);
            default -> give(step.substring("GIVE_".length()), note, answer, used);
        }
    }

    /** Somebody would like a shift of the demo agent. */
    private void swap(String note, Set<Long> used) {
        Long agent = agent();
        for (Coming shift : coming()) {
            if (agent != null && shift.employeeId() != agent && used.isEmpty()) {
                choices.swaps(shift.employeeId(), shift.day()).stream()
                        .filter(one -> one.employeeId() == agent)
                        .findFirst()
                        .ifPresent(one -> {
                            market.make(TradeDraft.swap(shift.employeeId(), shift.day(), agent, one.day(), note));
                            used.add(shift.employeeId());
                            used.add(agent);
                        });
            }
        }
    }

    private void give(String end, String note, String answer, Set<Long> used) {
        for (Coming shift : coming()) {
            if (used.contains(shift.employeeId())) {
                continue;
            }
            // whoever gives a shift away may well take another one
            Person taker = choices.takers(shift.employeeId(), shift.day()).stream()
                    .findFirst()
                    .orElse(null);
            if (taker != null) {
                used.add(shift.employeeId());
                Set<Long> to = end.equals("OPEN") ? Set.of() : Set.of(taker.id());
                finish(end, market.make(TradeDraft.give(shift.employeeId(), shift.day(), to, note)), taker, answer);
                return;
            }
        }
    }

    private void finish(String end, long id, Person taker, String answer) {
        switch (end) {
            case "WITHDRAWN" -> market.withdraw(id);
            case "EXPIRED" ->
                jdbc.sql("UPDATE sched_trade SET starts_at = ? WHERE id = ?")
                        .params(Timestamp.from(time.now()), id)
                        .update();
            case "ACCEPTED", "DONE", "REFUSED" -> {
                market.accept(id, taker.id(), Locale.SIMPLIFIED_CHINESE);
                int version = store.find(id).orElseThrow().version();
                if (end.equals("DONE")) {
                    cover.approve(id, version, answer, Locale.SIMPLIFIED_CHINESE);
                } else if (end.equals("REFUSED")) {
                    cover.refuse(id, version, answer);
                }
            }
            default -> {
                // stays open
            }
        }
    }

    private void open(String note, @Nullable Instant closes) {
        Roster roster = now();
        if (roster == null) {
            return;
        }
        for (int days = 2; days < 7; days++) {
            for (ShiftType type : cover.postable(roster.id())) {
                try {
                    cover.post(roster.id(), time.today().plusDays(days), type.id(), null, 1, note, closes);
                    return;
                } catch (UserFacingProblem _) {
                    // nobody can, or the month ends before: the next one
                }
            }
        }
    }

    private void sick(String reason, Set<Long> used) {
        for (Coming shift : coming()) {
            boolean canBeCovered = !used.contains(shift.employeeId())
                    && !choices.takers(shift.employeeId(), shift.day()).isEmpty();
            if (canBeCovered) {
                try {
                    cover.away(
                            shift.employeeId(),
                            LeaveType.SICK,
                            shift.day(),
                            shift.day().plusDays(1),
                            reason);
                    return;
                } catch (UserFacingProblem _) {
                    // away already: somebody else
                }
            }
        }
    }

    /** The roster of the demo agent, so that there is something to see for them and their lead. */
    private @Nullable Roster now() {
        Long agent = agent();
        return cover.openRosters().stream()
                .filter(one -> agent != null && store.people(one.id()).contains(agent))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Long agent() {
        return jdbc.sql("SELECT employee_id FROM core_account WHERE username = 'agent'")
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    private List<Coming> coming() {
        Roster roster = now();
        return roster == null
                ? List.of()
                : jdbc.sql(
                                "SELECT s.employee_id, s.day FROM sched_shift s JOIN sched_shift_type t ON t.id = s.shift_type_id"
                                        + " WHERE s.roster_id = ? AND s.day > ? AND t.kind = 'WORK' AND NOT EXISTS"
                                        + " (SELECT 1 FROM sched_leave l WHERE l.employee_id = s.employee_id)"
                                        + " ORDER BY s.day, s.employee_id")
                        .params(roster.id(), time.today().plusDays(1))
                        .query(Coming.class)
                        .list();
    }
}
