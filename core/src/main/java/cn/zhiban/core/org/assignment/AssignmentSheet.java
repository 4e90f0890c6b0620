package cn.zhiban.core.org.assignment;

import cn.zhiban.core.importing.ImportOrder;
import cn.zhiban.core.importing.ImportRun;
import cn.zhiban.core.importing.RowCheck;
import cn.zhiban.core.importing.RowImporter;
import cn.zhiban.core.importing.RowOutcome;
import cn.zhiban.core.importing.RowReader;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.org.keeping.Named;
import cn.zhiban.core.org.keeping.Validity;
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
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Assignments as a spreadsheet, in and out. Employee, shop and first day together say which one is meant. */
@Service
public class AssignmentSheet implements RowImporter<AssignmentSheet.Line> {
    /** Name of the import. */
    public static final String NAME = "core.assignment";

    private static final int PAGE = 500;
    private static final String POST = "post";
    private static final RowMapper<Person> PERSON = new SimplePropertyRowMapper<>(Person.class);

    private final AssignmentService assignments;
    private final Organisation organisation;
    private final JdbcClient jdbc;
    private final Access access;
    private final Named named;

    AssignmentSheet(
            AssignmentService assignments, Organisation organisation, JdbcClient jdbc, Access access, Named named) {
        this.assignments = assignments;
        this.organisation = organisation;
        this.jdbc = jdbc;
        this.access = access;
        this.named = named;
    }

    /** A row: which assignment it changes, and how it is to be. */
    record Line(@Nullable AssignmentSummary before, AssignmentDraft draft) {}

    private record Person(long id, String name, String state) {}

    private record Pair(long employeeId, long shopId) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required("staff_number", "工号", "员工编号", "staff no", "employee number"),
                Column.optional("name", "姓名", "员工姓名", "employee name"),
                Column.required("shop", "店铺", "店铺名称", "店铺编码", "shop code", "shop name"),
                Column.required("post", "岗位", "职位", "position"),
                Column.required("from", "开始日期", "生效日期", "起", "start", "valid_from"),
                Column.optional("to", "结束日期", "失效日期", "止", "end", "valid_to"));
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
     * Writes the assignments of shops within the scope as a workbook that can be imported again.
     *
     * @param past also those that have ended
     * @param locale language of headings and names
     */
    public void export(boolean past, Locale locale, OutputStream out) throws IOException {
        boolean english = "en".equals(locale.getLanguage());
        List<String> headers = columns().stream()
                .map(column -> english ? column.field() : column.title())
                .toList();
        try (TableWriter writer = TableWriter.xlsx(out, "assignments", headers)) {
            for (int offset = 0; ; offset += PAGE) {
                List<AssignmentSummary> page = assignments.list(past, offset, PAGE);
                for (AssignmentSummary row : page) {
                    writer.row(List.of(
                            row.staffNumber(),
                            row.employeeName(),
                            row.shopCode(),
                            named.name(POST, row.post(), locale),
                            row.validFrom().toString(),
                            row.validTo() == null ? "" : row.validTo().toString()));
                }
                if (page.size() < PAGE) {
                    return;
                }
            }
        }
    }

    private final class Run implements ImportRun<Line> {
        private final Actor actor = access.current();
        /** Per employee and shop the validities by first day: those stored, replaced by those the file brings. */
        private final Map<Pair, Map<LocalDate, Validity>> validities = new HashMap<>();

        @Override
        public RowCheck<Line> check(TableRow cells) {
            RowReader row = new RowReader(cells);
            row.required("staff_number", 40);
            row.required("shop", 100);
            row.required("post", 100);
            row.required("from", 40);
            Person person = row.one("staff_number", this::person, "core.org.problem.unknown-employee");
            ShopRef shop = row.one(
                    "shop", text -> organisation.findShop(text, actor.scope()), "core.org.problem.unknown-shop");
            Post post = row.one("post", text -> named.find(Post.class, POST, text), "core.org.problem.unknown-post");
            LocalDate from = row.date("from");
            LocalDate to = row.date("to");
            if (from != null && to != null && to.isBefore(from)) {
                row.error("to", "core.org.problem.ends-before-it-starts");
            }
            if (row.hasErrors() || person == null || shop == null || post == null || from == null) {
                return row.check(() -> {
                    throw new IllegalStateException("a row without mistakes has all its values");
                });
            }
            AssignmentSummary before =
                    assignments.find(person.id(), shop.id(), from).orElse(null);
            if (to == null && "LEFT".equals(person.state())) {
                row.error("to", "core.org.problem.has-left", person.name());
            }
            if (to == null && before == null && !shop.active()) {
                row.error("shop", "core.org.problem.shop-not-served", shop.name());
            }
            overlap(row, new Pair(person.id(), shop.id()), new Validity(from, to), person.name(), shop.name());
            AssignmentDraft draft = new AssignmentDraft(person.id(), shop.id(), post, from, to);
            return row.check(() -> new Line(before, draft));
        }

        private void overlap(RowReader row, Pair pair, Validity wanted, String employee, String shop) {
            Map<LocalDate, Validity> known = validities.computeIfAbsent(pair, this::stored);
            boolean overlaps = known.values().stream()
                    .anyMatch(other -> !other.from().equals(wanted.from()) && other.overlaps(wanted));
            if (overlaps) {
                row.error("from", "core.org.problem.serves-already", employee, shop);
            } else {
                known.put(wanted.from(), wanted);
            }
        }

        private Map<LocalDate, Validity> stored(Pair pair) {
            Map<LocalDate, Validity> stored = new HashMap<>();
            assignments.ofEmployee(pair.employeeId()).stream()
                    .filter(row -> row.shopId() == pair.shopId())
                    .forEach(row -> stored.put(row.validFrom(), new Validity(row.validFrom(), row.validTo())));
            return stored;
        }

        private Optional<Person> person(String staffNumber) {
            return jdbc.sql("SELECT id, name, state FROM core_employee WHERE staff_number = ?")
                    .param(staffNumber)
                    .query(PERSON)
                    .optional();
        }

        @Override
        public List<RowOutcome> foresee(List<Line> rows) {
            return rows.stream().map(this::outcome).toList();
        }

        @Override
        public List<RowOutcome> write(List<Line> rows) {
            for (Line row : rows) {
                AssignmentSummary before = row.before();
                if (before == null) {
                    assignments.add(row.draft());
                } else if (outcome(row) == RowOutcome.UPDATED) {
                    assignments.change(before.id(), before.version(), row.draft());
                }
            }
            return foresee(rows);
        }

        private RowOutcome outcome(Line row) {
            AssignmentSummary before = row.before();
            if (before == null) {
                return RowOutcome.CREATED;
            }
            AssignmentDraft state = new AssignmentDraft(
                    before.employeeId(), before.shopId(), before.post(), before.validFrom(), before.validTo());
            return state.equals(row.draft()) ? RowOutcome.UNCHANGED : RowOutcome.UPDATED;
        }
    }
}
