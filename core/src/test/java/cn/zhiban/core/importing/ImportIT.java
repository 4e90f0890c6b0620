package cn.zhiban.core.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.importing.ImportLedger.Tally;
import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.job.JobState;
import cn.zhiban.core.org.EmployeeState;
import cn.zhiban.core.org.OrganisationFixtures;
import cn.zhiban.core.org.OrganisationTest;
import cn.zhiban.core.org.people.EmployeeFilter;
import cn.zhiban.core.org.people.EmployeeService;
import cn.zhiban.core.org.people.EmployeeSheet;
import cn.zhiban.core.org.people.EmployeeSummary;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.tabular.Table;
import cn.zhiban.core.tabular.TableReader;
import cn.zhiban.core.tabular.UnreadableTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@OrganisationTest
class ImportIT {
    @Autowired
    OrganisationFixtures given;

    @Autowired
    ImportService imports;

    @Autowired
    ImportNow importNow;

    @Autowired
    ImportErrorFile errorFile;

    @Autowired
    JobService jobs;

    @Autowired
    EmployeeService employees;

    @Autowired
    EmployeeSheet sheet;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path folder;

    private StoredFile upload(String text, Charset charset) {
        return given.asSystem(
                () -> imports.upload(EmployeeSheet.NAME, "员工.csv", new ByteArrayInputStream(text.getBytes(charset))));
    }

    private JobDetails run(StoredFile file, boolean dryRun) throws InterruptedException {
        long job = given.asSystem(() ->
                imports.submit(new ImportRequest(EmployeeSheet.NAME, file.publicId(), Map.of(), dryRun, Map.of())));
        return await(job);
    }

    private JobDetails await(long job) throws InterruptedException {
        Instant patience = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(patience)) {
            JobDetails details = given.asSystem(() -> jobs.get(job));
            if (details.state().isEnded()) {
                return details;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the job does not end");
    }

    private ImportResult result(JobDetails job) {
        assertThat(job.state())
                .as("%s %s", job.failureKey(), job.failureArguments())
                .isEqualTo(JobState.DONE);
        return given.asSystem(() -> imports.result(job.id())).orElseThrow();
    }

    private String rows(String prefix, int count) {
        StringBuilder text = new StringBuilder("工号,姓名,岗位,入职日期\n");
        for (int i = 1; i <= count; i++) {
            text.append(prefix).append(i).append(",张三").append(i).append(",售前,2026/1/5\n");
        }
        return text.toString();
    }

    @Test
    void importsAGbkFileWithBrokenRowsAndNamesEachBrokenCell() throws Exception {
        String prefix = given.code("GBK") + "-";
        String text = rows(prefix, 3)
                + prefix + "4,,售前,2026-01-05\n"
                + prefix + "5,李四,总裁,2026-02-30\n"
                + prefix + "1,王五,售后,2026-01-05\n";
        JobDetails job = run(upload(text, Charset.forName("GB18030")), false);
        ImportResult result = result(job);

        assertThat(result.created()).isEqualTo(3);
        assertThat(result.skipped()).isEqualTo(3);
        assertThat(result.rows()).isEqualTo(6);
        assertThat(result.errors())
                .extracting(ImportError::row, ImportError::column, ImportError::key)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(5, "name", "core.import.error.required"),
                        org.assertj.core.groups.Tuple.tuple(6, "post", "core.org.problem.unknown-post"),
                        org.assertj.core.groups.Tuple.tuple(6, "hire_date", "core.import.error.date"),
                        org.assertj.core.groups.Tuple.tuple(7, "staff_number", "core.import.error.twice-in-file"));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        given.asSystem(() -> {
            errorFile.write(job.id(), Locale.ENGLISH, out);
            return true;
        });
        List<List<String>> broken = read(out.toByteArray());
        assertThat(broken).hasSize(4);
        assertThat(broken.get(1).getFirst()).isEqualTo("5");
        assertThat(broken.get(2).get(1)).contains("Post:").contains("Hired on:");
    }

    @Test
    void aDryRunTellsTheSameAndWritesNothing() throws Exception {
        String prefix = given.code("DRY") + "-";
        StoredFile file = upload(rows(prefix, 250), StandardCharsets.UTF_8);

        ImportResult dry = result(run(file, true));
        assertThat(dry.created()).isEqualTo(250);
        assertThat(dry.dryRun()).isTrue();
        assertThat(given.asSystem(() -> employees.count(EmployeeFilter.employed(prefix))))
                .isZero();

        assertThat(result(run(file, false)).created()).isEqualTo(250);
        assertThat(given.asSystem(() -> employees.count(EmployeeFilter.employed(prefix))))
                .isEqualTo(250);
        ImportResult again = result(run(file, false));
        assertThat(again.unchanged()).isEqualTo(250);
        assertThat(again.created() + again.updated()).isZero();
    }

    @Test
    void goesOnAfterACrashWithTheFirstRowThatWasNotWritten() throws Exception {
        String prefix = given.code("CRASH") + "-";
        StoredFile file = upload(rows(prefix, 300), StandardCharsets.UTF_8);
        long job = given.asSystem(() ->
                imports.submit(new ImportRequest(EmployeeSheet.NAME, file.publicId(), Map.of(), false, Map.of())));
        await(job);
        // as if the node had died after row 201: the ledger says so, and the rows behind it are not there
        jdbc.update("UPDATE core_import SET last_row = 201, row_count = 200, created = 200 WHERE job_id = ?", job);
        given.asSystem(() -> employees.list(EmployeeFilter.employed(prefix), 0, 1000)).stream()
                .filter(row -> Integer.parseInt(row.staffNumber().substring(prefix.length())) > 200)
                .map(EmployeeSummary::id)
                .forEach(id -> jdbc.update("DELETE FROM core_employee WHERE id = ?", id));
        jdbc.update("UPDATE core_job SET state = 'RUNNING', heartbeat_at = NOW(6) - INTERVAL 1 DAY WHERE id = ?", job);

        ImportResult result = result(await(job));
        assertThat(result.created()).isEqualTo(300);
        assertThat(result.unchanged()).isZero();
        assertThat(given.asSystem(() -> employees.count(EmployeeFilter.employed(prefix))))
                .isEqualTo(300);
    }

    @Test
    void keepsTheOtherRowsOfABatchWhenOneIsRefusedOnlyWhenWritten() throws Exception {
        // the importer takes any text for a number; the service takes letters without accents only
        String prefix = given.code("ONE");
        String text = "staff_number,name,post,hire_date\n" + prefix + "-a,甲,IT,2026-01-05\n" + prefix
                + "-á,乙,IT,2026-01-05\n" + prefix + "-b,丙,IT,2026-01-05\n";
        ImportResult result = result(run(upload(text, StandardCharsets.UTF_8), false));
        assertThat(result.created()).isEqualTo(2);
        assertThat(result.errors()).singleElement().satisfies(error -> {
            assertThat(error.row()).isEqualTo(3);
            assertThat(error.column()).isEqualTo("staff_number");
        });
    }

    @Test
    void whatIsExportedImportsAgainUnchanged() throws Exception {
        String prefix = given.code("OUT") + "-";
        result(run(upload(rows(prefix, 5), StandardCharsets.UTF_8), false));
        EmployeeFilter filter = new EmployeeFilter(prefix, null, null, Set.of(EmployeeState.ACTIVE), null);
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            given.asSystem(() -> {
                sheet.export(filter, locale, out);
                return true;
            });
            ImportResult again = given.asSystem(
                    () -> importNow.run(EmployeeSheet.NAME, new ByteArrayInputStream(out.toByteArray()), Map.of()));
            assertThat(again.unchanged()).isEqualTo(5);
            assertThat(again.errorCount()).isZero();
        }
    }

    @Test
    void aFileIsImportedOnlyByWhoeverUploadedItAndMayImport() {
        StoredFile file = upload(rows(given.code("F"), 1), StandardCharsets.UTF_8);
        ImportRequest request = new ImportRequest(EmployeeSheet.NAME, file.publicId(), Map.of(), false, Map.of());
        Actor lead = given.lead(null, Set.of());
        assertThatThrownBy(() -> given.as(lead, () -> imports.submit(request))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(lead, () -> imports.preview(EmployeeSheet.NAME, file.publicId(), Map.of())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(given.reader(), () -> imports.submit(request)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(
                        given.reader(),
                        () -> imports.upload(EmployeeSheet.NAME, "x.csv", new ByteArrayInputStream(new byte[] {65}))))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void guessesTheColumnsAndLeavesTheRestToThePerson() {
        StoredFile file = upload("工号,员工姓名,电话,姓名\nA1,甲,123,乙\n", StandardCharsets.UTF_8);
        ImportPreview preview = given.asSystem(() -> imports.preview(EmployeeSheet.NAME, file.publicId(), Map.of()));
        assertThat(preview.mapping())
                .containsEntry("工号", "staff_number")
                .containsEntry("员工姓名", "name")
                .containsEntry("电话", "")
                .containsEntry("姓名", "");
        ImportPreview chosen = given.asSystem(
                () -> imports.preview(EmployeeSheet.NAME, file.publicId(), Map.of("姓名", "name", "员工姓名", "")));
        assertThat(chosen.mapping()).containsEntry("姓名", "name").containsEntry("员工姓名", "");
        assertThat(chosen.missing()).isEmpty();
        ImportRequest incomplete =
                new ImportRequest(EmployeeSheet.NAME, file.publicId(), Map.of("工号", ""), false, Map.of());
        assertThatThrownBy(() -> given.asSystem(() -> imports.submit(incomplete)))
                .isInstanceOf(UnreadableTable.class);
    }

    @Test
    void countsAllMistakesAndKeepsTheFirstThousand() {
        Tally tally = new Tally(0, new ImportResult("x", false, 0, 0, 0, 0, 0, 0, List.of()));
        for (int row = 2; row < 1_500; row++) {
            tally = tally.plus(row, RowOutcome.Kind.REFUSED, List.of(new ImportError(row, "a", "k", List.of())));
        }
        assertThat(tally.result().errorCount()).isEqualTo(1_498);
        assertThat(tally.result().errors()).hasSize(ImportResult.MOST_ERRORS);
        assertThat(tally.result().skipped()).isEqualTo(1_498);
    }

    private List<List<String>> read(byte[] workbook) throws Exception {
        Path file = Files.write(folder.resolve("read.xlsx"), workbook);
        List<List<String>> rows = new ArrayList<>();
        Table table = TableReader.open(file);
        table.read((_, cells) -> rows.add(cells));
        return rows;
    }
}
