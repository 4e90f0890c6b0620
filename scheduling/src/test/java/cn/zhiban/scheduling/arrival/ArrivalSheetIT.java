package cn.zhiban.scheduling.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.importing.ImportError;
import cn.zhiban.core.importing.ImportNow;
import cn.zhiban.core.importing.ImportResult;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.tabular.TableReader;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.forecast.History;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class ArrivalSheetIT {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    ImportNow imports;

    @Autowired
    ArrivalService arrivals;

    @Autowired
    JdbcTemplate jdbc;

    private String code(long shop) {
        return jdbc.queryForObject("SELECT code FROM core_shop WHERE id = ?", String.class, shop);
    }

    private ImportResult load(String csv, Charset encoding) {
        return fixtures.asSystem(
                () -> imports.run(ArrivalSheet.NAME, new ByteArrayInputStream(csv.getBytes(encoding)), Map.of()));
    }

    private double[] day(long shop, LocalDate day) {
        return fixtures.asSystem(
                () -> arrivals.history(shop, day, day).counts(day).orElseThrow());
    }

    @Test
    void readsHalfHoursAndAddsUpShorterSteps() {
        long shop = fixtures.shop(fixtures.client(), Platform.JD);
        String csv = "店铺,日期,时间,进线量\n" + code(shop) + ",2026-06-01,9:30,12\n" + code(shop)
                + ",2026/6/1,09:35:00,\"1,003\"\n" + code(shop) + ",20260601,14:00-14:30,7\n";
        ImportResult result = load(csv, Charset.forName("GB18030"));
        assertThat(result.errors()).isEmpty();
        assertThat(day(shop, DAY)[19]).isEqualTo(1_015);
        assertThat(day(shop, DAY)[28]).isEqualTo(7);
    }

    @Test
    void readsARowPerDayAndReplacesItNextTime() {
        long shop = fixtures.shop(fixtures.client(), Platform.JD);
        String head = "shop,date,00:00,9:00,23:30\n";
        load(head + code(shop) + ",2026-06-01,1,20,3\n", StandardCharsets.UTF_8);
        ImportResult again = load(head + code(shop) + ",2026-06-01,1,25,3\n", StandardCharsets.UTF_8);
        assertThat(again.updated()).isEqualTo(1);
        assertThat(day(shop, DAY)[18]).isEqualTo(25);
        ImportResult same = load(head + code(shop) + ",2026-06-01,1,25,3\n", StandardCharsets.UTF_8);
        assertThat(same.updated() + same.created()).isZero();
    }

    @Test
    void spreadsTotalsOfDaysByTheProfileWithoutLosingAny() {
        long shop = fixtures.shop(fixtures.client(), Platform.JD);
        String csv = "shop,date,total,10:00,20:00\n" + code(shop) + ",,,1,3\n" + code(shop) + ",2026-06-01,101,,\n";
        assertThat(load(csv, StandardCharsets.UTF_8).errors()).isEmpty();
        assertThat(day(shop, DAY)[20]).isEqualTo(25);
        assertThat(day(shop, DAY)[40]).isEqualTo(76);
        load("shop,date,total\n" + code(shop) + ",2026-06-02,8\n", StandardCharsets.UTF_8);
        assertThat(day(shop, DAY.plusDays(1))[40]).isEqualTo(6);
    }

    @Test
    void namesWhatIsWrongInEachRow() {
        long shop = fixtures.shop(fixtures.client(), Platform.JD);
        String csv = "shop,date,time,count\nnowhere,2026-06-01,09:00,1\n" + code(shop) + ",2026-02-30,09:00,1\n"
                + code(shop) + ",2026-06-01,25:00,1\n" + code(shop) + ",2026-06-01,09:00,-4\n" + code(shop)
                + ",2999-01-01,09:00,1\n" + code(shop) + ",2026-06-01,10:00,1\n" + code(shop) + ",2026-06-01,10:00,2\n";
        ImportResult result = load(csv, StandardCharsets.UTF_8);
        assertThat(result.errors()).extracting(ImportError::row).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 8);
        assertThat(result.created()).isEqualTo(1);
    }

    @Test
    void shopsOfOthersAreNotThere() {
        long mine = fixtures.client();
        long own = fixtures.shop(mine, Platform.JD);
        long foreign = fixtures.shop(fixtures.client(), Platform.JD);
        load(
                "shop,date,09:00\n" + code(foreign) + ",2026-06-01,5\n" + code(own) + ",2026-06-01,6\n",
                StandardCharsets.UTF_8);
        Scope scope = new Scope(false, Set.of(mine), Set.of(mine), Set.of(own), Set.of());
        Actor lead = fixtures.actor(null, scope, SchedulingPermissions.DEMAND, SchedulingPermissions.VIEW);
        ImportResult refused = fixtures.as(
                lead,
                () -> imports.run(
                        ArrivalSheet.NAME, stream("shop,date,09:00\n" + code(foreign) + ",2026-06-01,9\n"), Map.of()));
        assertThat(refused.errorCount()).isEqualTo(1);
        assertThat(day(foreign, DAY)[18]).isEqualTo(5);
        assertThatThrownBy(() -> fixtures.as(lead, () -> arrivals.history(foreign, DAY, DAY)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(lead, () -> arrivals.delete(foreign, DAY, DAY)))
                .isInstanceOf(NotFound.class);
        String exported = fixtures.as(lead, () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            arrivals.export(DAY, DAY, Locale.ENGLISH, out);
            return text(out.toByteArray());
        });
        assertThat(exported).contains(code(own)).doesNotContain(code(foreign));
        Actor reader = fixtures.actor(null, scope, SchedulingPermissions.VIEW);
        assertThatThrownBy(() -> fixtures.as(reader, () -> arrivals.delete(own, DAY, DAY)))
                .isInstanceOf(NotAllowed.class);
        Actor agent = fixtures.actor(null, scope, SchedulingPermissions.OWN);
        assertThatThrownBy(() -> fixtures.as(agent, () -> arrivals.history(own, DAY, DAY)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(reader, () -> imports.run(ArrivalSheet.NAME, stream("shop\n"), Map.of())))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void whatIsExportedCanBeImportedAgain() {
        long client = fixtures.client();
        long shop = fixtures.shop(client, Platform.JD);
        load("shop,date,08:00,21:30\n" + code(shop) + ",2026-06-01,5,7\n", StandardCharsets.UTF_8);
        Actor lead = fixtures.actor(
                null,
                new Scope(false, Set.of(client), Set.of(client), Set.of(shop), Set.of()),
                SchedulingPermissions.DEMAND);
        byte[] sheet = fixtures.as(lead, () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            arrivals.export(DAY, DAY, Locale.SIMPLIFIED_CHINESE, out);
            return out.toByteArray();
        });
        fixtures.as(lead, () -> arrivals.delete(shop, DAY, DAY));
        assertThat(fixtures.as(lead, () -> arrivals.history(shop, DAY, DAY)).isEmpty())
                .isTrue();
        ImportResult result =
                fixtures.as(lead, () -> imports.run(ArrivalSheet.NAME, new ByteArrayInputStream(sheet), Map.of()));
        assertThat(result.errors()).isEmpty();
        History history = fixtures.as(lead, () -> arrivals.history(shop, DAY, DAY));
        assertThat(history.counts(DAY).orElseThrow()[43]).isEqualTo(7);
    }

    private static InputStream stream(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }

    /** All texts of a workbook. */
    private static String text(byte[] workbook) throws java.io.IOException {
        Path file = Files.createTempFile("arrivals", ".xlsx");
        try {
            Files.write(file, workbook);
            StringBuilder text = new StringBuilder();
            TableReader.open(file).read((_, cells) -> {
                text.append(cells).append('\n');
                return true;
            });
            return text.toString();
        } finally {
            Files.delete(file);
        }
    }
}
