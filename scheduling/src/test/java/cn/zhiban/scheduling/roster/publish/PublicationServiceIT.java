package cn.zhiban.scheduling.roster.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.roster.CellEdit;
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.RosterDraft;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.RosterState;
import cn.zhiban.scheduling.roster.RosterWorld;
import cn.zhiban.scheduling.shift.ShiftType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class PublicationServiceIT {
    @Autowired
    RosterService rosters;

    @Autowired
    CellService cells;

    @Autowired
    PublicationService publications;

    @Autowired
    OwnShiftService own;

    @Autowired
    WallSheet sheet;

    @Autowired
    WallPdf pdf;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    private RosterWorld world;

    @BeforeEach
    void roster() {
        world = new RosterWorld(fixtures, jdbc, rosters);
    }

    private void put(int person, int day, String code) {
        fixtures.as(
                world.lead,
                () -> cells.edit(
                        world.roster,
                        rosters.get(world.roster).revision(),
                        List.of(CellEdit.of(world.people.get(person), world.day(day), code))));
    }

    private int publish(String note) {
        return fixtures.as(world.lead, () -> publications.publish(world.roster, note));
    }

    private List<String> seen() {
        return fixtures.as(world.agent, () -> own.days(world.day(0), world.day(2))).stream()
                .map(day -> {
                    ShiftType shift = day.shift();
                    return !day.published() ? "?" : shift == null ? "-" : shift.code();
                })
                .toList();
    }

    @Test
    void aDraftIsHiddenUntilItIsPublishedAndLaterChangesUntilTheNextVersion() {
        put(0, 0, world.early);
        assertThat(seen()).containsExactly("?", "?", "?");
        assertThat(publish("first")).isEqualTo(1);
        assertThat(seen()).containsExactly(world.early, "-", "-");
        put(0, 1, world.late);
        assertThat(seen()).containsExactly(world.early, "-", "-");
        assertThat(fixtures.as(world.lead, () -> rosters.get(world.roster)).hasHiddenChanges())
                .isTrue();
        assertThat(publish("second")).isEqualTo(2);
        assertThat(seen()).containsExactly(world.early, world.late, "-");
    }

    @Test
    void tellsOnlyThoseForWhomSomethingChangesAndWhat() {
        put(0, 0, world.early);
        put(1, 0, world.late);
        publish("");
        put(1, 3, world.night);
        List<PersonChange> preview = fixtures.as(world.lead, () -> publications.preview(world.roster));
        assertThat(preview).singleElement().satisfies(one -> {
            assertThat(one.employeeId()).isEqualTo(world.people.get(1));
            assertThat(one.changes()).containsExactly(new DayChange(world.day(3), "", world.night));
        });
        publish("");
        List<Receipt> mine = fixtures.as(world.agent, () -> own.receipts());
        assertThat(mine).extracting(Receipt::number).containsExactly(1);
    }

    @Test
    void aReceiptIsAcknowledgedOnceAndOnlyByWhomItConcerns() {
        put(0, 0, world.early);
        publish("");
        Receipt mine = fixtures.as(world.agent, () -> own.receipts()).getFirst();
        var other = fixtures.actor(world.people.get(1), Scope.NOTHING, SchedulingPermissions.OWN);
        fixtures.as(other, () -> {
            own.acknowledge(mine.versionId());
            return true;
        });
        assertThat(fixtures.as(world.agent, () -> own.receipts()).getFirst().acknowledgedAt())
                .isNull();
        fixtures.as(world.agent, () -> {
            own.acknowledge(mine.versionId());
            return true;
        });
        var at = fixtures.as(world.agent, () -> own.receipts()).getFirst().acknowledgedAt();
        assertThat(at).isNotNull();
        fixtures.as(world.agent, () -> {
            own.acknowledge(mine.versionId());
            return true;
        });
        assertThat(fixtures.as(world.agent, () -> own.receipts()).getFirst().acknowledgedAt())
                .isEqualTo(at);
        assertThat(fixtures.as(world.lead, () -> publications.receipts(world.roster)))
                .filteredOn(one -> one.acknowledgedAt() != null)
                .extracting(Receipt::employeeId)
                .containsExactly(world.people.getFirst());
    }

    @Test
    void publishingTwiceWithoutAChangeIsRefused() {
        put(0, 0, world.early);
        publish("");
        assertThatThrownBy(() -> publish("")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void nobodyIsInTwoPublishedRostersOnOneDay() {
        publish("");
        long second = fixtures.as(
                world.lead,
                () -> rosters.create(new RosterDraft(
                        "overlap", Set.of(world.team), RosterWorld.LAST, RosterWorld.LAST.plusDays(6), null)));
        assertThatThrownBy(() -> fixtures.as(world.lead, () -> publications.publish(second, "")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aCopyToTryThingsOutIsNeverPublished() {
        long copy = fixtures.as(world.lead, () -> rosters.whatIf(world.roster, "what if"));
        assertThatThrownBy(() -> fixtures.as(world.lead, () -> publications.publish(copy, "")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void whatIsTakenBackIsNoLongerSeen() {
        put(0, 0, world.early);
        publish("");
        fixtures.as(world.lead, () -> {
            publications.withdraw(world.roster);
            return true;
        });
        assertThat(seen()).containsExactly("?", "?", "?");
        assertThat(fixtures.as(world.agent, () -> own.receipts())).isEmpty();
        assertThat(fixtures.as(world.lead, () -> rosters.get(world.roster)).state())
                .isNotEqualTo(RosterState.PUBLISHED);
    }

    @Test
    void onlyWhoLeadsTheTeamAndMayPublishPublishes() {
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> publications.publish(world.roster, "")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(world.agent, () -> publications.publish(world.roster, "")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(world.agent, () -> publications.receipts(world.roster)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> publications.preview(world.roster)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theSheetForTheWallHasEverybodyAndTheirShifts() throws Exception {
        put(0, 0, world.early);
        put(1, 30, world.night);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fixtures.as(world.lead, () -> {
            sheet.write(world.roster, Locale.SIMPLIFIED_CHINESE, out);
            return true;
        });
        List<String> texts = new ArrayList<>();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            book.getFirstSheet()
                    .read()
                    .forEach(row -> row.forEach(cell -> {
                        if (cell != null) {
                            texts.add(Objects.requireNonNullElse(cell.getText(), ""));
                        }
                    }));
        }
        assertThat(texts).contains(world.early, world.night, "3-31");
        assertThat(texts).filteredOn(text -> text.startsWith("Employee")).hasSize(world.people.size());
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> {
                    sheet.write(world.roster, Locale.ENGLISH, new ByteArrayOutputStream());
                    return true;
                }))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void thePrintedRosterSaysWhoWorksWhenAndWhichVersionItIs() throws Exception {
        put(0, 0, world.early);
        put(1, 30, world.night);
        assertThat(printed(world.lead)).contains("草稿，尚未发布");
        publish("");
        assertThat(printed(world.lead))
                .contains(world.early, world.night, "第 1 版", "08:30–17:30")
                .contains("Employee E")
                .doesNotContain("之后有改动未发布");
        put(2, 3, world.late);
        assertThat(printed(world.lead)).contains("第 1 版", "之后有改动未发布", world.late);
        assertThatThrownBy(() -> printed(world.otherLead)).isInstanceOf(NotFound.class);
    }

    private String printed(Actor who) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fixtures.as(who, () -> {
            pdf.write(world.roster, Locale.SIMPLIFIED_CHINESE, out);
            return true;
        });
        PdfReader reader = new PdfReader(out.toByteArray());
        try {
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
            }
            return text.toString();
        } finally {
            reader.close();
        }
    }

    @Test
    void tellsWhyWithNumbersAndWithoutNames() {
        put(0, 0, world.early);
        put(1, 0, world.early);
        publish("");
        OwnShiftService.DayReason reason = fixtures.as(world.agent, () -> own.why(world.day(0)));
        assertThat(reason.working()).isEqualTo(2);
        assertThat(reason.all()).isEqualTo(world.people.size());
        assertThat(fixtures.as(world.agent, () -> own.why(LocalDate.of(2030, 1, 1)))
                        .all())
                .isZero();
    }
}
