package cn.zhiban.scheduling.wish;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.holiday.HolidayService;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Wishes of the demo company for the first month that is still open, recurring needs with reasons, and a school term. */
@Component
@Profile("demo")
class WishDemo implements DemoDataset {
    private final WishService service;
    private final HolidayService holidays;
    private final Staff staff;
    private final Access access;
    private final CompanyTime time;
    private final WishSettings settings;

    WishDemo(
            WishService service,
            HolidayService holidays,
            Staff staff,
            Access access,
            CompanyTime time,
            WishSettings settings) {
        this.service = service;
        this.holidays = holidays;
        this.staff = staff;
        this.access = access;
        this.time = time;
        this.settings = settings;
    }

    @Override
    public int order() {
        return 330;
    }

    @Override
    public String name() {
        return "scheduling.wish";
    }

    /** Rows: number, days of the month or weekdays, R for recurring, T for term time, band or none, level, reason. */
    @Override
    public void load() throws Exception {
        LocalDate today = time.today();
        for (int year = today.getYear() - 1; year <= today.getYear(); year++) {
            term(LocalDate.of(year, 9, 1), LocalDate.of(year + 1, 1, 22));
            term(LocalDate.of(year + 1, 3, 1), LocalDate.of(year + 1, 7, 3));
        }
        YearMonth next = YearMonth.from(today).plusMonths(1);
        YearMonth month = today.isAfter(settings.deadline(next)) ? next.plusMonths(1) : next;
        String table = new ClassPathResource("demo/scheduling/wishes.csv").getContentAsString(StandardCharsets.UTF_8);
        for (String line : table.lines().skip(1).toList()) {
            List<String> cells = List.of(line.split(",", -1));
            Person person = staff.byStaffNumber(cells.get(0)).orElseThrow();
            as(person, () -> wish(cells, month));
        }
    }

    private void term(LocalDate first, LocalDate last) {
        holidays.addTerm(first.toString().substring(0, 7), first, last);
    }

    private int wish(List<String> cells, YearMonth month) {
        List<Integer> days =
                Arrays.stream(cells.get(1).split(" ")).map(Integer::valueOf).toList();
        boolean recurs = cells.get(2).startsWith("R");
        ShiftBand band = cells.get(3).isEmpty() ? null : ShiftBand.valueOf(cells.get(3));
        WishLevel level = WishLevel.valueOf(cells.get(4));
        Set<DayOfWeek> weekdays = recurs ? days.stream().map(DayOfWeek::of).collect(Collectors.toSet()) : Set.of();
        List<LocalDate> firsts =
                recurs ? List.of(time.today()) : days.stream().map(month::atDay).toList();
        for (LocalDate first : firsts) {
            service.add(new WishDraft(
                    first,
                    null,
                    weekdays,
                    cells.get(2).endsWith("T"),
                    WishDirection.AVOID,
                    band == null ? WishTarget.DAY : WishTarget.BAND,
                    band,
                    null,
                    null,
                    null,
                    level,
                    cells.get(5)));
        }
        return firsts.size();
    }

    /** As the person, who may have no account in the demo. */
    private void as(Person person, Callable<Integer> work) throws Exception {
        access.callAs(
                new Actor(
                        null,
                        null,
                        Access.SYSTEM,
                        person.name(),
                        person.id(),
                        Set.of(SchedulingPermissions.OWN),
                        Scope.NOTHING),
                work);
    }
}
