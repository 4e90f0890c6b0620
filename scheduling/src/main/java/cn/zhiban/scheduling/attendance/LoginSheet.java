package cn.zhiban.scheduling.attendance;

import cn.zhiban.core.importing.ImportOrder;
import cn.zhiban.core.importing.ImportRun;
import cn.zhiban.core.importing.RowCheck;
import cn.zhiban.core.importing.RowImporter;
import cn.zhiban.core.importing.RowOutcome;
import cn.zhiban.core.importing.RowReader;
import cn.zhiban.core.importing.UndoResult;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.tabular.Column;
import cn.zhiban.core.tabular.TableRow;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Logins from platforms' logs and attendance sheets: a row per login with its logout, a row per punch, or a row per day.
 * People are known by their number or by their name; a name beside a number is remembered. Needs
 * {@link SchedulingPermissions#PLAN}; people out of reach are unknown.
 */
@Service
public class LoginSheet implements RowImporter<LoginSheet.Line> {
    /** Name of the import. */
    public static final String NAME = "sched.attendance";

    private static final List<String> FIELDS = List.of(
            "staff_number", "name", "date", "login", "logout", "first_in", "last_out", "minutes", "moment", "kind");
    private static final LocalDate OLDEST = LocalDate.of(2000, 1, 1);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int NICKNAME = 100;

    private final LoginStore store;
    private final Staff staff;
    private final Access access;
    private final CompanyTime time;
    private final TransactionTemplate transaction;
    private final Words words = new Words();
    private final Moments moments = new Moments(words);

    LoginSheet(
            LoginStore store, Staff staff, Access access, CompanyTime time, PlatformTransactionManager transactions) {
        this.store = store;
        this.staff = staff;
        this.access = access;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A row that was read.
     *
     * @param login what it says
     * @param nickname a name to remember, empty for none
     */
    record Line(Login login, String nickname) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Column> columns() {
        return FIELDS.stream()
                .map(field -> new Column(field, words.of(field), false))
                .toList();
    }

    @Override
    public void requireAllowed() {
        access.require(SchedulingPermissions.PLAN);
    }

    @Override
    public ImportRun<Line> start(ImportOrder order) {
        return new Run(order.jobId(), staff.within(access.require(SchedulingPermissions.PLAN)));
    }

    @Override
    public boolean canUndo() {
        return true;
    }

    @Override
    public UndoResult undo(long importJobId, JobContext context) {
        Set<Long> reach = staff.within(access.require(SchedulingPermissions.PLAN)).stream()
                .map(Person::id)
                .collect(Collectors.toSet());
        int kept = 0;
        int reverted = 0;
        for (LoginStore.Imported row : store.imported(importJobId)) {
            context.checkCancelled();
            if (!reach.contains(row.employeeId())
                    || store.isClosed(row.employeeId(), row.at().toLocalDate())) {
                kept++;
            } else {
                transaction.executeWithoutResult(_ -> store.delete(row.id()));
                reverted++;
            }
        }
        return new UndoResult(reverted, kept);
    }

    /** A platform's name without the shop before it. */
    private static String nick(String text) {
        String plain = RowReader.plain(text);
        return plain.substring(plain.lastIndexOf(':') + 1);
    }

    private final class Run implements ImportRun<Line> {
        private final long job;
        private final Map<String, Person> byNumber;
        private final Map<Long, Person> byId;
        private final Map<String, List<Person>> byName;
        private final Map<String, Long> nicknames;
        private final Map<String, Boolean> closed = new HashMap<>();

        Run(long job, List<Person> people) {
            this.job = job;
            byNumber = people.stream()
                    .collect(Collectors.toMap(one -> RowReader.plain(one.staffNumber()), Function.identity()));
            byId = people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
            byName = people.stream().collect(Collectors.groupingBy(one -> nick(one.name())));
            nicknames = store.nicknames();
        }

        @Override
        public RowCheck<Line> check(TableRow cells) {
            RowReader row = new RowReader(cells);
            Person person = person(row);
            LocalDate day = row.date("date");
            Login login = login(row, person == null ? 0 : person.id(), day);
            if (!row.hasErrors() && login != null) {
                check(row, login);
            }
            String nickname = person == null || row.text("staff_number").isEmpty() ? "" : nick(row.text("name"));
            boolean fresh = !nickname.isEmpty()
                    && nickname.length() <= NICKNAME
                    && person != null
                    && !nick(person.name()).equals(nickname);
            return row.check(() -> new Line(java.util.Objects.requireNonNull(login), fresh ? nickname : ""));
        }

        private @Nullable Person person(RowReader row) {
            if (!row.text("staff_number").isEmpty()) {
                return row.one(
                        "staff_number",
                        text -> Optional.ofNullable(byNumber.get(RowReader.plain(text))),
                        "sched.attendance.problem.unknown-person");
            }
            String name = row.text("name");
            if (name.isEmpty()) {
                row.error("staff_number", "sched.attendance.problem.no-person");
                return null;
            }
            List<Person> named = byName.getOrDefault(nick(name), List.of());
            if (named.size() > 1) {
                row.error("name", "sched.attendance.problem.several", name);
                return null;
            }
            Person known = named.isEmpty() ? byId.get(nicknames.getOrDefault(nick(name), 0L)) : named.getFirst();
            return row.one("name", _ -> Optional.ofNullable(known), "sched.attendance.problem.unknown-person");
        }

        private @Nullable Login login(RowReader row, long employee, @Nullable LocalDate day) {
            if (!row.text("moment").isEmpty() || !row.text("kind").isEmpty()) {
                return punch(row, employee, day);
            }
            boolean daily = !row.text("first_in").isEmpty()
                    || !row.text("last_out").isEmpty()
                    || !row.text("minutes").isEmpty();
            String start = daily ? "first_in" : "login";
            String end = daily ? "last_out" : "logout";
            if (daily) {
                row.require("date", day);
            }
            LocalDateTime from = moment(row, start, day);
            LocalDateTime to = moment(row, end, from == null ? day : from.toLocalDate());
            if (from == null) {
                row.require(start, null);
                return null;
            }
            if (to == null && daily && !row.text("minutes").isEmpty()) {
                to = from.plusMinutes(minutes(row));
            }
            if (to != null && to.isBefore(from) && moments.moment(row.text(end)).isEmpty()) {
                to = to.plusDays(1);
            }
            if (to != null && (!to.isAfter(from) || Duration.between(from, to).compareTo(LONGEST) > 0)) {
                row.error(end, "sched.attendance.problem.span", row.text(end));
            }
            return new Login(employee, (daily ? "D" + day : "S" + from), from, to, false);
        }

        private @Nullable Login punch(RowReader row, long employee, @Nullable LocalDate day) {
            LocalDateTime at = moment(row, "moment", day);
            row.require("moment", at);
            boolean in = words.is("word.in", row.text("kind"));
            if (!in && !words.is("word.out", row.text("kind"))) {
                row.error("kind", "sched.attendance.problem.kind", row.text("kind"));
            }
            return at == null ? null : new Login(employee, (in ? "I" : "O") + at, in ? at : null, in ? null : at, true);
        }

        private @Nullable LocalDateTime moment(RowReader row, String field, @Nullable LocalDate day) {
            String text = row.text(field);
            if (text.isEmpty()) {
                return null;
            }
            Optional<LocalDateTime> at = day == null ? moments.moment(text) : moments.at(day, text);
            if (at.isEmpty()) {
                row.error(field, "sched.attendance.problem.time", text);
            }
            return at.orElse(null);
        }

        private static int minutes(RowReader row) {
            String text = RowReader.plain(row.text("minutes"));
            if (text.matches("\\d{1,4}(\\.\\d+)?")) {
                return (int) Math.round(Double.parseDouble(text));
            }
            row.error("minutes", "sched.attendance.problem.minutes", text);
            return 0;
        }

        private void check(RowReader row, Login login) {
            LocalDateTime at = Stream.of(Optional.ofNullable(login.startsAt()), Optional.ofNullable(login.endsAt()))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow();
            LocalDateTime now = time.local(time.now());
            LocalDateTime end = login.endsAt();
            if (at.isBefore(OLDEST.atStartOfDay()) || at.isAfter(now) || end != null && end.isAfter(now)) {
                row.error("", "sched.attendance.problem.future");
            } else if (closed.computeIfAbsent(
                    login.employeeId() + " " + at.getYear() + "-" + at.getMonthValue(),
                    _ -> store.isClosed(login.employeeId(), at.toLocalDate()))) {
                row.error("", "sched.attendance.problem.closed", at.getYear() + "-" + at.getMonthValue());
            }
        }

        @Override
        public List<RowOutcome> foresee(List<Line> rows) {
            return rows.stream().map(line -> outcome(line.login())).toList();
        }

        @Override
        public List<RowOutcome> write(List<Line> rows) {
            return rows.stream().map(this::write).toList();
        }

        private RowOutcome write(Line line) {
            RowOutcome outcome = outcome(line.login());
            if (outcome.equals(RowOutcome.CREATED)) {
                store.insert(line.login(), job);
            } else if (outcome.equals(RowOutcome.UPDATED)) {
                store.update(line.login());
            }
            if (!line.nickname().isEmpty()) {
                store.keepNickname(line.nickname(), line.login().employeeId());
            }
            return outcome;
        }

        private RowOutcome outcome(Login login) {
            return store.find(login.employeeId(), login.mark())
                    .map(before -> before.equals(login) ? RowOutcome.UNCHANGED : RowOutcome.UPDATED)
                    .orElse(RowOutcome.CREATED);
        }
    }
}
