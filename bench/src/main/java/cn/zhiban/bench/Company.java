package cn.zhiban.bench;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A company made for measuring: shops with needs by half hours, nights included, and people with contracts, leave, wishes,
 * protections, mentors, companions and a past, so that every kind of rule has something to say. Always the same for a size.
 */
final class Company {
    private static final int TEAM = 25;
    private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);
    private static final String[] TYPES = {"A", "B", "C", "D", "N"};
    private static final String[] BANDS = {"EARLY", "MIDDLE", "LATE", "LATE", "NIGHT"};
    private static final int[] STARTS = {510, 720, 900, 1020, 1380};
    /** People at desks by half hour from 8:30 to midnight, as shares of the busiest. */
    private static final double[] DAY = {
        0.3, 0.4, 0.5, 0.6, 0.65, 0.65, 0.6, 0.55, 0.55, 0.6, 0.6, 0.65, 0.65, 0.65, 0.65, 0.65, 0.6, 0.55, 0.55, 0.6,
        0.7, 0.8, 0.9, 1, 1, 1, 0.95, 0.9, 0.75, 0.6, 0.5
    };

    private final JdbcTemplate jdbc;
    private final Random random = new Random(20261123);
    private final int people;
    private final int shops;
    private final LocalDate first;
    private final int days;

    Company(JdbcTemplate jdbc, int people, int shops, LocalDate first, int days) {
        this.jdbc = jdbc;
        this.people = people;
        this.shops = shops;
        this.first = first;
        this.days = days;
    }

    /** @return the teams */
    List<Long> make() {
        jdbc.update("INSERT INTO core_client (id, code, name) VALUES (1, 'C1', 'Client')");
        for (int i = 0; i < TYPES.length; i++) {
            jdbc.update(
                    "INSERT INTO sched_shift_type (code, name, kind, band, start_minute, end_minute, break_minutes)"
                            + " VALUES (?, ?, 'WORK', ?, ?, ?, 60)",
                    TYPES[i],
                    TYPES[i],
                    BANDS[i],
                    STARTS[i],
                    STARTS[i] + 540);
        }
        for (int shop = 1; shop <= shops; shop++) {
            shop(shop);
        }
        List<Long> teams = new ArrayList<>();
        for (int team = 1; team <= (people + TEAM - 1) / TEAM; team++) {
            jdbc.update("INSERT INTO core_team (id, code, name) VALUES (?, ?, ?)", team, "T" + team, "Team " + team);
            teams.add((long) team);
        }
        for (int person = 1; person <= people; person++) {
            person(person);
        }
        for (int person = 1; person <= people; person++) {
            ties(person);
        }
        return teams;
    }

    private void shop(int shop) {
        jdbc.update(
                "INSERT INTO core_shop (id, code, name, client_id, platform) VALUES (?, ?, ?, 1, 'TAOBAO')",
                shop,
                "S" + shop,
                "Shop " + shop);
        jdbc.update(
                "INSERT INTO sched_demand_group (id, name, handling_seconds, concurrency, efficiency, reply_seconds,"
                        + " reply_share, max_occupancy, shrinkage, minimum) VALUES (?, ?, 240, 3, 0.9, 30, 0.9, 0.9, 0.1, 1)",
                shop,
                "Group " + shop);
        jdbc.update("INSERT INTO sched_demand_group_shop (group_id, shop_id) VALUES (?, ?)", shop, shop);
        double hours = 0.75 * people / shops * 8 * 5 / 7;
        double sum = 0;
        for (double share : DAY) {
            sum += share / 2;
        }
        boolean nights = shop % 4 == 1;
        List<Object[]> needs = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            double factor = (nights ? 0.9 : 1) * (0.9 + 0.2 * random.nextDouble());
            for (int slot = 0; slot < 48; slot++) {
                int need = slot < 17
                        ? (nights && slot < 16 ? 1 : 0)
                        : (int) Math.round(hours / sum * DAY[slot - 17] * factor);
                if (need > 0) {
                    needs.add(new Object[] {shop, first.plusDays(day), slot, need});
                }
            }
        }
        jdbc.batchUpdate("INSERT INTO sched_requirement (group_id, day, slot, typed) VALUES (?, ?, ?, ?)", needs);
    }

    private void person(int person) {
        jdbc.update(
                "INSERT INTO core_employee (id, staff_number, name, post, team_id, hire_date, state)"
                        + " VALUES (?, ?, ?, 'PRE_AND_AFTER_SALES', ?, '2024-01-01', 'ACTIVE')",
                person,
                "E" + person,
                "Person " + person,
                1 + (person - 1) / TEAM);
        int shop = (person - 1) * shops / people;
        serves(person, shop);
        if (random.nextInt(3) == 0 && shops > 1) {
            serves(person, shop % 2 == 0 ? Math.min(shop + 1, shops - 1) : shop - 1);
        }
        boolean partTime = random.nextInt(12) == 0;
        boolean trainee = random.nextInt(15) == 0;
        jdbc.update(
                "INSERT INTO sched_contract (employee_id, valid_from, working_time, pay_period, part_time, weekly_minutes,"
                        + " monthly_minutes, max_overtime_minutes, load_maximum, experienced, mentor_id, shift_types)"
                        + " VALUES (?, ?, ?, 'MONTH', ?, ?, ?, ?, 300, ?, ?, ?)",
                person,
                LONG_AGO,
                random.nextInt(3) == 0 ? "COMPREHENSIVE" : "STANDARD",
                partTime,
                partTime ? 1200 : 2400,
                partTime ? 4800 : 9998,
                partTime ? 0 : 2160,
                random.nextInt(4) == 0,
                trainee && person > 1 && (person - 1) % TEAM != 0 ? person - 1 : null,
                random.nextInt(6) == 0 ? "A,B,C" : "");
        jdbc.update(
                "INSERT INTO sched_ledger (employee_id, month, nights, lates, weekends, holidays, wishes_asked,"
                        + " wishes_granted, minutes, overtime_minutes) VALUES (?, ?, ?, ?, ?, 1, 4, ?, 10080, 0)",
                person,
                YearMonth.from(first).minusMonths(1).atDay(1),
                random.nextInt(4),
                3 + random.nextInt(6),
                3 + random.nextInt(4),
                2 + random.nextInt(3));
        for (int i = 0; i < 3; i++) {
            wish(person, i);
        }
        if (random.nextInt(6) == 0) {
            leave(person);
        }
        if (random.nextInt(40) == 0) {
            jdbc.update(
                    "INSERT INTO sched_protection (employee_id, kind, valid_from, valid_to) VALUES (?, 'LATE_PREGNANT', ?, ?)",
                    person,
                    first,
                    first.plusDays(90));
        }
    }

    private void serves(int person, int shop) {
        jdbc.update(
                "INSERT INTO core_assignment (employee_id, shop_id, post, valid_from) VALUES (?, ?, 'PRE_AND_AFTER_SALES', ?)",
                person,
                shop + 1,
                LONG_AGO);
    }

    private void wish(int person, int number) {
        boolean recurs = number == 0 && random.nextInt(8) == 0;
        LocalDate day = first.plusDays(random.nextInt(days));
        boolean band = recurs || random.nextBoolean();
        jdbc.update(
                "INSERT INTO sched_wish (employee_id, first_day, last_day, weekdays, direction, target, band, level, state,"
                        + " created_at) VALUES (?, ?, NULL, ?, 'AVOID', ?, ?, ?, 'COUNTS', NOW(6))",
                person,
                recurs ? first : day,
                recurs ? 1 << random.nextInt(7) : 0,
                band ? "BAND" : "DAY",
                band ? "LATE" : null,
                random.nextInt(20) == 0 ? "CANNOT" : random.nextBoolean() ? "STRONG" : "MILD");
    }

    private void leave(int person) {
        LocalDate begin = first.plusDays(random.nextInt(days - 3));
        Long id = jdbc.queryForObject(
                "INSERT INTO sched_leave (employee_id, type, first_day, last_day, from_noon, to_noon, half_days, state,"
                        + " requested_at) VALUES (?, 'ANNUAL', ?, ?, FALSE, FALSE, 6, 'APPROVED', NOW(6)) RETURNING id",
                Long.class,
                person,
                begin,
                begin.plusDays(2));
        for (int day = 0; day < 3; day++) {
            jdbc.update(
                    "INSERT INTO sched_leave_day (leave_id, day, part, half_days) VALUES (?, ?, 'WHOLE', 2)",
                    id,
                    begin.plusDays(day));
        }
    }

    private void ties(int person) {
        if (random.nextInt(10) == 0 && person + 3 <= people) {
            jdbc.update(
                    "INSERT INTO sched_companion (employee_id, other_id, together) VALUES (?, ?, ?)",
                    person,
                    person + 3,
                    random.nextBoolean());
        }
        if (person % TEAM == 7 && person + 1 <= people) {
            jdbc.update(
                    "INSERT INTO sched_rule (kind, parameters, hard, weight, active) VALUES ('PAIR_APART', ?, FALSE, 20, TRUE)",
                    "{\"numbers\":{},\"words\":{\"staff\":[\"E" + person + "\",\"E" + (person + 1) + "\"]}}");
        }
    }
}
