package cn.zhiban.scheduling.leave;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.staff.Staff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Balances and leave of the demo company: some taken, some approved for next month, some waiting for the lead. */
@Component
@Profile("demo")
class LeaveDemo implements DemoDataset {
    private static final String BALANCE = "BALANCE";

    private final LeaveService service;
    private final BalanceService balances;
    private final Staff staff;
    private final JdbcClient jdbc;
    private final CompanyTime time;

    LeaveDemo(LeaveService service, BalanceService balances, Staff staff, JdbcClient jdbc, CompanyTime time) {
        this.service = service;
        this.balances = balances;
        this.staff = staff;
        this.jdbc = jdbc;
        this.time = time;
    }

    @Override
    public int order() {
        return 320;
    }

    @Override
    public String name() {
        return "scheduling.leave";
    }

    /** Rows: number, kind or BALANCE, months from this one, first day, last day or half days, half-day mark, state, reason. */
    @Override
    public void load() throws IOException {
        String table = new ClassPathResource("demo/scheduling/leave.csv").getContentAsString(StandardCharsets.UTF_8);
        for (String line : table.lines().skip(1).toList()) {
            List<String> cells = List.of(line.split(",", -1));
            long employee = staff.byStaffNumber(cells.get(0)).orElseThrow().id();
            if (cells.get(1).startsWith(BALANCE)) {
                LeaveType type = LeaveType.valueOf(cells.get(1).substring(BALANCE.length() + 1));
                balances.grant(employee, type, time.today().getYear(), Integer.parseInt(cells.get(4)), cells.get(7));
            } else {
                leave(employee, cells);
            }
        }
    }

    private void leave(long employee, List<String> cells) {
        YearMonth month = YearMonth.from(time.today()).plusMonths(Integer.parseInt(cells.get(2)));
        LocalDate first = month.atDay(Integer.parseInt(cells.get(3)));
        LocalDate last = month.atDay(Integer.parseInt(cells.get(4)));
        boolean taken = service.of(employee).stream()
                .anyMatch(one -> !one.firstDay().isAfter(last) && !one.lastDay().isBefore(first));
        if (!taken) {
            long id = service.enter(new LeaveDraft(
                    employee,
                    LeaveType.valueOf(cells.get(1)),
                    first,
                    cells.get(5).equals("from-noon"),
                    last,
                    cells.get(5).equals("to-noon"),
                    cells.get(7)));
            if (cells.get(6).equals("REQUESTED")) {
                jdbc.sql(
                                "UPDATE sched_leave SET state = 'REQUESTED', decided_by = NULL, decided_at = NULL WHERE id = ?")
                        .param(id)
                        .update();
            }
        }
    }
}
