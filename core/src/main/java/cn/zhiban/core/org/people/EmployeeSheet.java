package cn.zhiban.core.org.people;

import cn.zhiban.core.importing.ImportOrder;
import cn.zhiban.core.importing.ImportRun;
import cn.zhiban.core.importing.RowCheck;
import cn.zhiban.core.importing.RowImporter;
import cn.zhiban.core.importing.RowOutcome;
import cn.zhiban.core.importing.RowReader;
import cn.zhiban.core.org.EmployeeState;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.keeping.Named;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.tabular.Column;
import cn.zhiban.core.tabular.TableRow;
import cn.zhiban.core.tabular.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Employees as a spreadsheet, in and out. The staff number says who is meant; a column that is missing changes nothing. */
@Service
public class EmployeeSheet implements RowImporter<EmployeeSheet.Line> {
    /** Name of the import. */
    public static final String NAME = "core.employee";

    private static final int PAGE = 500;
    private static final String POST = "post";
    private static final String STATE = "employee-state";

    private final EmployeeService employees;
    private final TeamService teams;
    private final EmployeeReach reach;
    private final Access access;
    private final Named named;

    EmployeeSheet(EmployeeService employees, TeamService teams, EmployeeReach reach, Access access, Named named) {
        this.employees = employees;
        this.teams = teams;
        this.reach = reach;
        this.access = access;
        this.named = named;
    }

    /** A row: whom it changes, and how the employee is to be. */
    record Line(@Nullable EmployeeSummary before, EmployeeDraft draft) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required("staff_number", "工号", "员工编号", "staff no", "employee number"),
                Column.required("name", "姓名", "员工姓名", "employee name"),
                Column.optional("post", "岗位", "职位", "position"),
                Column.optional("team", "小组", "团队", "组", "组别", "所属小组"),
                Column.optional("hire_date", "入职日期", "入职时间", "入职", "hired"),
                Column.optional("state", "状态", "在职状态", "status"),
                Column.optional("left_on", "离职日期", "离职时间", "last day"));
    }

    @Override
    public void requireAllowed() {
        access.require(CorePermissions.PEOPLE_EDIT);
        access.require(CorePermissions.PEOPLE_READ);
    }

    @Override
    public ImportRun<Line> start(ImportOrder order) {
        return new Run();
    }

    /**
     * Writes the employees that the filter finds as a workbook that can be imported again.
     *
     * @param locale language of headings and names
     */
    public void export(EmployeeFilter filter, Locale locale, OutputStream out) throws IOException {
        boolean english = "en".equals(locale.getLanguage());
        List<String> headers = columns().stream()
                .map(column -> english ? column.field() : column.title())
                .toList();
        try (TableWriter writer = TableWriter.xlsx(out, "employees", headers)) {
            for (int offset = 0; ; offset += PAGE) {
                List<EmployeeSummary> page = employees.list(filter, offset, PAGE);
                for (EmployeeSummary row : page) {
                    writer.row(List.of(
                            row.staffNumber(),
                            row.name(),
                            named.name(POST, row.post(), locale),
                            row.teamName(),
                            row.hireDate().toString(),
                            named.name(STATE, row.state(), locale),
                            row.leftOn() == null ? "" : row.leftOn().toString()));
                }
                if (page.size() < PAGE) {
                    return;
                }
            }
        }
    }

    private final class Run implements ImportRun<Line> {
        private final Actor actor = access.current();
        private final Map<String, TeamSummary> teamsByName = new HashMap<>();
        private final Map<String, Integer> seen = new HashMap<>();

        Run() {
            for (TeamSummary team : teams.list("", 0, Integer.MAX_VALUE)) {
                teamsByName.put(RowReader.plain(team.name()), team);
                teamsByName.put(RowReader.plain(team.code()), team);
            }
        }

        @Override
        public RowCheck<Line> check(TableRow cells) {
            RowReader row = new RowReader(cells);
            String staffNumber = row.required("staff_number", 40);
            String name = row.required("name", 100);
            Integer first = seen.putIfAbsent(RowReader.plain(staffNumber), row.number());
            if (first != null && !staffNumber.isEmpty()) {
                row.error("staff_number", "core.import.error.twice-in-file", first);
            }
            EmployeeSummary before = staffNumber.isEmpty()
                    ? null
                    : employees.findByStaffNumber(staffNumber).orElse(null);
            EmployeeDraft draft = draft(row, staffNumber, name, before);
            if (before != null
                    && !EmployeeService.state(before).equals(draft)
                    && !reach.mayChange(actor, before.id())) {
                row.error("", "core.org.problem.employee-not-yours", before.name());
            }
            if (before == null && !reach.mayJoin(actor, draft.teamId())) {
                row.error("team", "core.org.problem.team-not-yours");
            }
            return row.check(() -> new Line(before, draft));
        }

        private EmployeeDraft draft(RowReader row, String staffNumber, String name, @Nullable EmployeeSummary before) {
            Post post = row.one("post", text -> named.find(Post.class, POST, text), "core.org.problem.unknown-post");
            TeamSummary team = row.one(
                    "team",
                    text -> Optional.ofNullable(teamsByName.get(RowReader.plain(text))),
                    "core.org.problem.unknown-team");
            LocalDate hireDate = row.date("hire_date");
            EmployeeState state = row.one(
                    "state", text -> named.find(EmployeeState.class, STATE, text), "core.org.problem.unknown-state");
            LocalDate leftOn = row.date("left_on");
            if (before == null) {
                row.require("post", post);
                row.require("hire_date", hireDate);
            }
            Long oldTeam = before == null ? null : before.teamId();
            EmployeeState oldState = before == null ? EmployeeState.ACTIVE : before.state();
            EmployeeState newState = state == null ? oldState : state;
            LocalDate oldLeftOn = before == null || newState != EmployeeState.LEFT ? null : before.leftOn();
            return new EmployeeDraft(
                    staffNumber,
                    name,
                    post != null || before == null ? post : before.post(),
                    row.has("team") ? (team == null ? null : team.id()) : oldTeam,
                    hireDate != null || before == null ? hireDate : before.hireDate(),
                    newState,
                    leftOn == null ? oldLeftOn : leftOn);
        }

        @Override
        public List<RowOutcome> foresee(List<Line> rows) {
            return rows.stream().map(this::outcome).toList();
        }

        @Override
        public List<RowOutcome> write(List<Line> rows) {
            for (Line row : rows) {
                RowOutcome outcome = outcome(row);
                EmployeeSummary before = row.before();
                if (before == null) {
                    employees.create(row.draft());
                } else if (outcome == RowOutcome.UPDATED) {
                    employees.change(before.id(), before.version(), row.draft());
                }
            }
            return foresee(rows);
        }

        private RowOutcome outcome(Line row) {
            if (row.before() == null) {
                return RowOutcome.CREATED;
            }
            return EmployeeService.state(row.before()).equals(row.draft()) ? RowOutcome.UNCHANGED : RowOutcome.UPDATED;
        }
    }
}
