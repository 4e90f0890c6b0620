package cn.zhiban.scheduling.contract;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.importing.ImportOrder;
import cn.zhiban.core.importing.ImportRun;
import cn.zhiban.core.importing.RowCheck;
import cn.zhiban.core.importing.RowImporter;
import cn.zhiban.core.importing.RowOutcome;
import cn.zhiban.core.importing.RowReader;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.tabular.Column;
import cn.zhiban.core.tabular.TableRow;
import cn.zhiban.core.tabular.TableWriter;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Contracts as a spreadsheet, in and out. Employee and first day together say which one is meant. */
@Service
public class ContractSheet implements RowImporter<ContractSheet.Line> {
    /** Name of the import. */
    public static final String NAME = "sched.contract";

    private static final String TIME = "sched.contract.time.";
    private static final String PERIOD = "sched.contract.period.";
    private static final Set<String> YES = Set.of("是", "yes", "y", "true", "1", "√");

    private final ContractService service;
    private final Contracts contracts;
    private final Staff staff;
    private final Access access;
    private final Translations texts;

    ContractSheet(ContractService service, Contracts contracts, Staff staff, Access access, Translations texts) {
        this.service = service;
        this.contracts = contracts;
        this.staff = staff;
        this.access = access;
        this.texts = texts;
    }

    /** A row: which contract it changes, and how it is to be. */
    record Line(@Nullable Contract before, ContractDraft draft) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required("staff_number", "工号", "员工编号", "staff no"),
                Column.optional("name", "姓名", "员工姓名"),
                Column.required("from", "开始日期", "生效日期", "start"),
                Column.optional("to", "结束日期", "失效日期", "end"),
                Column.required("working_time", "工时制度", "工时制"),
                Column.optional("pay_period", "结算周期"),
                Column.optional("part_time", "非全日制", "兼职"),
                Column.required("weekly_hours", "周工时", "每周小时"),
                Column.optional("monthly_hours", "月工时", "每月小时"),
                Column.optional("overtime_hours", "月加班上限", "加班上限"),
                Column.optional("load_maximum", "负荷上限", "接待上限"),
                Column.optional("experienced", "熟手", "老员工"),
                Column.optional("mentor", "带教工号", "带教人工号", "师傅工号"),
                Column.optional("shift_types", "可排班次", "班次"),
                Column.optional("hours", "可上班时段", "可用时段"));
    }

    @Override
    public void requireAllowed() {
        access.require(SchedulingPermissions.PEOPLE);
    }

    @Override
    public ImportRun<Line> start(ImportOrder order) {
        return new Run();
    }

    /** Writes the contracts of today of everybody within reach as a workbook that can be imported again. */
    public void export(Locale locale, OutputStream out) throws IOException {
        boolean english = "en".equals(locale.getLanguage());
        List<String> headers = columns().stream()
                .map(column -> english ? column.field() : column.title())
                .toList();
        List<Planned> people = service.people();
        try (TableWriter writer = TableWriter.xlsx(out, "contracts", headers)) {
            for (Planned one : people) {
                if (one.contract() != null) {
                    writer.row(cells(one.person(), one.contract().terms(), locale));
                }
            }
        }
    }

    private List<String> cells(Person person, ContractDraft terms, Locale locale) {
        String yes = "en".equals(locale.getLanguage()) ? "yes" : "是";
        return List.of(
                person.staffNumber(),
                person.name(),
                terms.validFrom().toString(),
                terms.validTo() == null ? "" : terms.validTo().toString(),
                texts.getTranslation(TIME + terms.workingTime(), locale),
                texts.getTranslation(PERIOD + terms.payPeriod(), locale),
                terms.partTime() ? yes : "",
                hours(terms.weeklyMinutes()),
                hours(terms.monthlyMinutes()),
                hours(terms.maxOvertimeMinutes()),
                String.valueOf(terms.loadMaximum()),
                terms.experienced() ? yes : "",
                terms.mentorId() == null ? "" : staff.get(terms.mentorId()).staffNumber(),
                terms.shiftTypes().stream().sorted().collect(Collectors.joining(",")),
                Availability.text(terms.hours()));
    }

    private static String hours(int minutes) {
        return BigDecimal.valueOf(minutes)
                .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private final class Run implements ImportRun<Line> {
        @Override
        public RowCheck<Line> check(TableRow cells) {
            RowReader row = new RowReader(cells);
            row.required("staff_number", 40);
            row.required("from", 40);
            row.required("working_time", 40);
            row.required("weekly_hours", 20);
            Person person = row.one("staff_number", this::person, "sched.contract.problem.unknown-person");
            LocalDate from = row.date("from");
            LocalDate to = row.date("to");
            if (from != null && to != null && to.isBefore(from)) {
                row.error("to", "sched.contract.problem.ends-before");
            }
            WorkingTime time = row.one(
                    "working_time",
                    text -> named(WorkingTime.values(), TIME, text),
                    "sched.contract.problem.unknown-word");
            PayPeriod period = row.one(
                    "pay_period",
                    text -> named(PayPeriod.values(), PERIOD, text),
                    "sched.contract.problem.unknown-word");
            Person mentor = row.one("mentor", staff::byStaffNumber, "sched.contract.problem.unknown-person");
            int weekly = minutes(row, "weekly_hours", 0);
            int monthly = minutes(row, "monthly_hours", weekly * 52 / 12);
            int overtime = minutes(row, "overtime_hours", 2160);
            int load = number(row, "load_maximum", ContractDraft.USUAL_LOAD);
            List<Availability> hours = hours(row);
            if (row.hasErrors() || person == null || from == null || time == null) {
                return row.check(() -> {
                    throw new IllegalStateException("a row without mistakes has all its values");
                });
            }
            ContractDraft draft = new ContractDraft(
                    person.id(),
                    from,
                    to,
                    time,
                    period == null ? PayPeriod.MONTH : period,
                    yes(row, "part_time"),
                    weekly,
                    monthly,
                    overtime,
                    load,
                    yes(row, "experienced"),
                    mentor == null ? null : mentor.id(),
                    Arrays.stream(row.text("shift_types").split("[,，、;； ]+"))
                            .filter(code -> !code.isBlank())
                            .collect(Collectors.toSet()),
                    hours);
            Contract before = contracts.ofEmployee(person.id()).stream()
                    .filter(one -> one.terms().validFrom().equals(from))
                    .findFirst()
                    .orElse(null);
            return row.check(() -> new Line(before, draft));
        }

        /** Who is out of reach is not known here. */
        private Optional<Person> person(String number) {
            return staff.byStaffNumber(number).filter(found -> staff.reaches(access.current(), found.id()));
        }

        private <E extends Enum<E>> Optional<E> named(E[] all, String prefix, String text) {
            String plain = RowReader.plain(text);
            return Arrays.stream(all)
                    .filter(one -> RowReader.plain(one.name()).equals(plain)
                            || RowReader.plain(texts.getTranslation(prefix + one, Locale.SIMPLIFIED_CHINESE))
                                    .startsWith(plain)
                            || RowReader.plain(texts.getTranslation(prefix + one, Locale.ENGLISH))
                                    .startsWith(plain))
                    .findFirst();
        }

        private static int minutes(RowReader row, String field, int otherwise) {
            String text = row.text(field);
            if (text.isEmpty()) {
                return otherwise;
            }
            try {
                return new BigDecimal(text)
                        .multiply(BigDecimal.valueOf(60))
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                row.error(field, "sched.contract.problem.number", text);
                return 0;
            }
        }

        private static int number(RowReader row, String field, int otherwise) {
            String text = row.text(field);
            try {
                return text.isEmpty() ? otherwise : Integer.parseInt(text);
            } catch (NumberFormatException e) {
                row.error(field, "sched.contract.problem.number", text);
                return 0;
            }
        }

        private static List<Availability> hours(RowReader row) {
            try {
                return Availability.parse(row.text("hours"));
            } catch (InvalidInput e) {
                row.error("hours", e.messageKey(), e.arguments());
                return List.of();
            }
        }

        private static boolean yes(RowReader row, String field) {
            return YES.contains(RowReader.plain(row.text(field)));
        }

        @Override
        public List<RowOutcome> foresee(List<Line> rows) {
            return rows.stream().map(Run::outcome).toList();
        }

        @Override
        public List<RowOutcome> write(List<Line> rows) {
            for (Line row : rows) {
                Contract before = row.before();
                if (before == null) {
                    service.add(row.draft());
                } else if (outcome(row) == RowOutcome.UPDATED) {
                    service.change(before.id(), before.version(), row.draft());
                }
            }
            return foresee(rows);
        }

        private static RowOutcome outcome(Line row) {
            Contract before = row.before();
            if (before == null) {
                return RowOutcome.CREATED;
            }
            return before.terms().equals(row.draft()) ? RowOutcome.UNCHANGED : RowOutcome.UPDATED;
        }
    }
}
