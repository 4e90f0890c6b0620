package cn.zhiban.scheduling.attendance;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.importing.ImportNow;
import cn.zhiban.core.importing.ImportResult;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.leave.LeaveType;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.check.RosterPeople;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import cn.zhiban.scheduling.staff.TeamRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Logins of the demo company for last month and this month until yesterday, with what happens in life; last month of the
 * largest team is settled and closed. Always the same for the same rosters.
 */
@Component
@Profile("demo")
class AttendanceDemo implements DemoDataset {
    private final ImportNow imports;
    private final AttendanceService service;
    private final ClosingService closings;
    private final LoginStore store;
    private final RosterPeople rosters;
    private final ShiftTypes types;
    private final Staff staff;
    private final Access access;
    private final CompanyTime time;

    AttendanceDemo(
            ImportNow imports,
            AttendanceService service,
            ClosingService closings,
            LoginStore store,
            RosterPeople rosters,
            ShiftTypes types,
            Staff staff,
            Access access,
            CompanyTime time) {
        this.imports = imports;
        this.service = service;
        this.closings = closings;
        this.store = store;
        this.rosters = rosters;
        this.types = types;
        this.staff = staff;
        this.access = access;
        this.time = time;
    }

    /** How a kind of difference is settled. */
    private record Answer(SettlementKind kind, String reason) {}

    private static final Answer OTHERWISE = new Answer(SettlementKind.ACCEPTED, "OK");

    @Override
    public int order() {
        return 360;
    }

    @Override
    public String name() {
        return "scheduling.attendance";
    }

    @Override
    public void load() throws IOException {
        YearMonth last = YearMonth.from(time.today()).minusMonths(1);
        List<Person> people = staff.within(access.current());
        List<Long> ids = people.stream().map(Person::id).toList();
        if (store.between(ids, last.atDay(1), last.atEndOfMonth()).isEmpty()) {
            byte[] log = log(people, last.atDay(1), time.today().minusDays(1)).getBytes(StandardCharsets.UTF_8);
            ImportResult result = imports.run(LoginSheet.NAME, new ByteArrayInputStream(log), Map.of());
            if (result.errorCount() > 0) {
                throw new IllegalStateException(result.errors().toString());
            }
        }
        Map<String, List<Answer>> answers = answers();
        TeamRef team = closings.teams().stream()
                .max(Comparator.comparing(
                        one -> closings.month(one.id(), last).people().size()))
                .orElseThrow();
        if (!closings.month(team.id(), last).closed()) {
            settle(team, last, answers);
            closings.close(team.id(), last, Set.of());
        }
    }

    private String log(List<Person> people, LocalDate first, LocalDate last) {
        Map<CellKey, Long> published =
                rosters.published(people.stream().map(Person::id).toList(), first, last);
        Map<Long, ShiftType> known = types.all().stream().collect(Collectors.toMap(ShiftType::id, Function.identity()));
        StringBuilder log = new StringBuilder("staff_number,login,logout\n");
        LocalDateTime now = time.local(time.now());
        for (Person person : people) {
            Random dice = new Random(person.staffNumber().hashCode() * 31L);
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                Long id = published.get(new CellKey(person.id(), day));
                ShiftType shift = id == null ? null : known.get(id);
                if (shift != null
                        && day.atStartOfDay()
                                .plusMinutes(shift.endMinute() + 120)
                                .isBefore(now)) {
                    day(log, person, day, shift, dice);
                }
            }
        }
        return log.toString();
    }

    private static void day(StringBuilder log, Person person, LocalDate day, ShiftType shift, Random dice) {
        int chance = dice.nextInt(1000);
        int from = shift.startMinute() - 8 + dice.nextInt(12);
        int to = shift.endMinute() + dice.nextInt(10) - 2;
        if (chance < 8) {
            return;
        } else if (chance < 40) {
            from = shift.startMinute() + 7 + dice.nextInt(22);
        } else if (chance < 55) {
            to = shift.endMinute() - 10 - dice.nextInt(40);
        } else if (chance < 80) {
            to = shift.endMinute() + 40 + dice.nextInt(70);
        }
        LocalDateTime midnight = day.atStartOfDay();
        boolean forgotten = chance >= 990;
        if (shift.breakMinutes() > 0 && !forgotten) {
            int pause = (shift.startMinute() + shift.endMinute()) / 2 - 30 + dice.nextInt(40);
            row(log, person, midnight.plusMinutes(from), midnight.plusMinutes(pause));
            from = pause + shift.breakMinutes() - 6 + dice.nextInt(8);
        }
        log.append(person.staffNumber()).append(',').append(midnight.plusMinutes(from));
        log.append(',').append(forgotten ? "" : midnight.plusMinutes(to)).append('\n');
    }

    private static void row(StringBuilder log, Person person, LocalDateTime from, LocalDateTime to) {
        log.append(person.staffNumber())
                .append(',')
                .append(from)
                .append(',')
                .append(to)
                .append('\n');
    }

    private void settle(TeamRef team, YearMonth month, Map<String, List<Answer>> answers) {
        int number = 0;
        for (AttendanceRow row : service.days(team.id(), month.atDay(1), month.atEndOfMonth())) {
            PersonDay day = row.day();
            if (!day.open()) {
                continue;
            }
            List<Answer> possible =
                    answers.getOrDefault(day.differences().getFirst().kind().name(), List.of(OTHERWISE));
            Answer answer = possible.get(number++ % possible.size());
            Stretch plan = day.plan();
            int start = Stretch.midnight(day.day());
            service.settle(new SettlementDraft(
                    row.person().id(),
                    day.day(),
                    answer.kind(),
                    plan == null ? null : Integer.valueOf(plan.from() - start),
                    plan == null ? null : Integer.valueOf(plan.to() - start),
                    answer.kind() == SettlementKind.LEAVE ? LeaveType.PERSONAL : null,
                    answer.reason()));
        }
    }

    private static Map<String, List<Answer>> answers() throws IOException {
        String table =
                new ClassPathResource("demo/scheduling/settlements.csv").getContentAsString(StandardCharsets.UTF_8);
        Map<String, List<Answer>> answers = new HashMap<>();
        for (String line : table.lines().skip(1).toList()) {
            List<String> words = List.of(line.split(",", -1));
            answers.computeIfAbsent(words.get(0), _ -> new ArrayList<>())
                    .add(new Answer(SettlementKind.valueOf(words.get(1)), words.get(2)));
        }
        return answers;
    }
}
