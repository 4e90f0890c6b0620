package cn.zhiban.scheduling.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.importing.ImportNow;
import cn.zhiban.core.importing.ImportResult;
import cn.zhiban.core.importing.UndoResult;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class LoginSheetIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @Autowired
    ImportNow imports;

    @Autowired
    LoginStore store;

    @Autowired
    LoginSheet sheet;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SchedulingFixtures fixtures;

    private long person;
    private String number;
    private Actor leader;

    @BeforeEach
    void people() {
        long lead = fixtures.employee(null);
        person = fixtures.employee(fixtures.team(lead));
        number = number(person);
        leader = fixtures.actor(lead, Scope.NOTHING, SchedulingPermissions.PLAN, SchedulingPermissions.VIEW);
    }

    @Test
    void readsLoginsOfAPlatformInGbkWithTheMissingAndTheLateLogout() {
        ImportResult result = read(
                "工号,登录时间,退出时间\n" + number + ",2026/11/2 8:30:12,2026/11/2 17:31:40\n" + number
                        + ",2026-11-03 22:58,2026-11-04 08:01\n" + number + ",2026-11-05 08:30,\n",
                Charset.forName("GBK"));
        assertThat(result.created()).isEqualTo(3);
        assertThat(logins())
                .extracting(Login::endsAt)
                .containsExactly(
                        LocalDateTime.parse("2026-11-02T17:31"), LocalDateTime.parse("2026-11-04T08:01"), null);
        assertThat(read("工号,登录时间,退出时间\n" + number + ",2026/11/2 8:30,2026/11/2 17:31\n", StandardCharsets.UTF_8)
                        .unchanged())
                .isEqualTo(1);
        assertThat(read("工号,登录时间,退出时间\n" + number + ",2026-11-05 08:30,2026-11-05 17:30\n", StandardCharsets.UTF_8)
                        .updated())
                .as("the logout came later")
                .isEqualTo(1);
    }

    @Test
    void readsPunchesAndDays() {
        assertThat(read(
                                "\uFEFF工号,打卡时间,打卡类型\n" + number + ",2026-11-02 08:29,上班打卡\n" + number
                                        + ",2026-11-02 17:33,下班打卡\n",
                                StandardCharsets.UTF_8)
                        .created())
                .isEqualTo(2);
        ImportResult days = read(
                "工号,日期,首次登录,末次退出,在线时长(分钟)\n" + number + ",2026-11-03,08:30,17:30,\n" + number
                        + ",2026-11-04,23:00,次日08:00,\n" + number + ",2026-11-05,0.5,,300\n" + number
                        + ",2026-11-06,22:00,02:00,\n",
                StandardCharsets.UTF_8);
        assertThat(days.errors()).isEmpty();
        assertThat(logins())
                .extracting(Login::endsAt)
                .contains(
                        LocalDateTime.parse("2026-11-05T08:00"),
                        LocalDateTime.parse("2026-11-05T17:00"),
                        LocalDateTime.parse("2026-11-07T02:00"));
    }

    @Test
    void aNameOfThePlatformIsRememberedOnceItStoodBesideANumber() {
        assertThat(read("昵称,登录时间,退出时间\n" + "旗舰店:小满,2026-11-02 08:30,2026-11-02 17:30\n", StandardCharsets.UTF_8)
                        .errorCount())
                .isEqualTo(1);
        read(
                "工号,昵称,登录时间,退出时间\n" + number + ",旗舰店:小满" + number + ",2026-11-02 08:30,2026-11-02 17:30\n",
                StandardCharsets.UTF_8);
        assertThat(read(
                                "昵称,登录时间,退出时间\n" + "专卖店：小满" + number + ",2026-11-03 08:30,2026-11-03 17:30\n",
                                StandardCharsets.UTF_8)
                        .created())
                .isEqualTo(1);
    }

    @Test
    void tellsEveryWrongCellAndKeepsTheRightRows() {
        ImportResult result = read(
                "工号,登录时间,退出时间\n" + "X-1,2026-11-02 08:30,2026-11-02 17:30\n" + number
                        + ",yesterday,2026-11-02 17:30\n" + number + ",2026-11-02 17:30,2026-11-02 08:30\n" + number
                        + ",2026-11-02 08:30,2026-11-04 08:30\n" + number + ",2036-11-02 08:30,2036-11-02 17:30\n"
                        + number + ",2026-11-03 08:30,2026-11-03 17:30\n",
                StandardCharsets.UTF_8);
        assertThat(result.created()).isEqualTo(1);
        assertThat(result.errors()).extracting(one -> one.row()).containsExactly(2, 3, 4, 5, 6);
    }

    @Test
    void aLeadReadsNobodyInWhoIsOutOfReachAndAnAgentNobodyAtAll() {
        long other = fixtures.employee(fixtures.team(fixtures.employee(null)));
        ImportResult result =
                read("工号,登录时间,退出时间\n" + number(other) + ",2026-11-02 08:30,2026-11-02 17:30\n", StandardCharsets.UTF_8);
        assertThat(result.errorCount()).isEqualTo(1);
        assertThat(store.between(List.of(other), DAY, DAY)).isEmpty();
        Actor agent = fixtures.actor(person, Scope.NOTHING, SchedulingPermissions.OWN);
        assertThatThrownBy(() -> fixtures.as(
                        agent,
                        () -> imports.run(
                                LoginSheet.NAME,
                                new ByteArrayInputStream("工号,登录时间\n".getBytes(StandardCharsets.UTF_8)),
                                Map.of())))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void anImportIsTakenBackAsFarAsNothingWasChangedSince() {
        long job = 4_711_000 + person;
        Login kept = login("2026-11-02T08:30");
        store.insert(kept, job);
        store.insert(login("2026-11-03T08:30"), job);
        store.update(kept);
        UndoResult undone = fixtures.as(leader, () -> sheet.undo(job, new Quiet()));
        assertThat(undone.reverted()).isEqualTo(1);
        assertThat(logins()).extracting(Login::mark).containsExactly(kept.mark());
    }

    private Login login(String from) {
        LocalDateTime at = LocalDateTime.parse(from);
        return new Login(person, "S" + at, at, at.plusHours(9), false);
    }

    /** A job that nobody watches. */
    private static final class Quiet implements JobContext {
        @Override
        public long jobId() {
            return 1;
        }

        @Override
        public <T> T parameters(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void progress(double fraction) {
            // nobody looks
        }

        @Override
        public void checkCancelled() {
            // nobody can
        }
    }

    private List<Login> logins() {
        return store.between(List.of(person), DAY, DAY.plusDays(10)).getOrDefault(person, List.of());
    }

    private ImportResult read(String table, Charset charset) {
        return fixtures.as(
                leader,
                () -> imports.run(LoginSheet.NAME, new ByteArrayInputStream(table.getBytes(charset)), Map.of()));
    }

    private String number(long employee) {
        return jdbc.queryForObject("SELECT staff_number FROM core_employee WHERE id = ?", String.class, employee);
    }
}
