package cn.zhiban.scheduling.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.scheduling.leave.DayPart;
import cn.zhiban.scheduling.leave.LeaveType;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftKind;
import cn.zhiban.scheduling.shift.ShiftType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DayJudgeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 3);
    private static final ShiftType EARLY =
            new ShiftType(1, "A", "Early", ShiftKind.WORK, ShiftBand.EARLY, 510, 1050, 60, 0, null, true, 0);
    private static final ShiftType NIGHT =
            new ShiftType(2, "N", "Night", ShiftKind.WORK, ShiftBand.NIGHT, 1380, 1920, 60, 0, null, true, 0);

    private final DayJudge judge = new DayJudge(new AttendanceSettings(5, 30, false));

    @Test
    void aFewMinutesAreNoDifferenceAndTheBreakIsNotWorkingTime() {
        PersonDay day = judge(EARLY, null, null, present(512, 1048));
        assertThat(day.differences()).isEmpty();
        assertThat(day.open()).isFalse();
        assertThat(day.plannedMinutes()).isEqualTo(480);
        assertThat(day.countedMinutes()).isEqualTo(476);
    }

    @Test
    void whoComesLateAndLeavesEarlyIsToldBothInMinutes() {
        PersonDay day = judge(EARLY, null, null, present(522, 1020));
        assertThat(day.minutes(DifferenceKind.LATE)).isEqualTo(12);
        assertThat(day.minutes(DifferenceKind.EARLY)).isEqualTo(30);
        assertThat(day.open()).isTrue();
        assertThat(Adherence.of(List.of(day)).share()).isBetween(0.91, 0.92);
    }

    @Test
    void whoLogsOutForTheBreakIsNotChargedForItTwice() {
        PersonDay day = judge(EARLY, null, null, present(510, 720), present(780, 1050));
        assertThat(day.differences()).isEmpty();
        assertThat(day.countedMinutes()).isEqualTo(480);
        PersonDay longer = judge(EARLY, null, null, present(510, 720), present(810, 1050));
        assertThat(longer.minutes(DifferenceKind.AWAY)).isEqualTo(30);
    }

    @Test
    void aNightIsComparedAcrossMidnight() {
        PersonDay day = judge(NIGHT, null, null, present(1395, 1920));
        assertThat(day.differences()).containsExactly(new Difference(DifferenceKind.LATE, 15));
        assertThat(day.countedMinutes()).isEqualTo(465);
    }

    @Test
    void absenceIsNotClaimedWhereNobodyHasData() {
        assertThat(judge(EARLY, null, null).has(DifferenceKind.ABSENT)).isTrue();
        DayJudge.Known unknown = new DayJudge.Known(1, DAY, true, EARLY, null, null, Presence.NONE, false, true, null);
        assertThat(judge.judge(unknown).differences())
                .extracting(Difference::kind)
                .containsExactly(DifferenceKind.NO_DATA);
    }

    @Test
    void workOutsideTheShiftCountsOnlyAfterTheLeadAccepted() {
        PersonDay day = judge(EARLY, null, null, present(510, 1140));
        assertThat(day.minutes(DifferenceKind.EXTRA)).isEqualTo(90);
        assertThat(day.countedMinutes()).isEqualTo(480);
        PersonDay accepted = judge(EARLY, null, settled(SettlementKind.ACCEPTED, "EXTRA 90"), present(510, 1140));
        assertThat(accepted.open()).isFalse();
        assertThat(accepted.countedMinutes()).isEqualTo(570);
        PersonDay unplanned = judge(null, null, null, present(600, 720));
        assertThat(unplanned.minutes(DifferenceKind.UNPLANNED)).isEqualTo(120);
        assertThat(unplanned.countedMinutes()).isZero();
    }

    @Test
    void aDecisionHoldsOnlyForTheDifferencesItWasMadeFor() {
        PersonDay later = judge(EARLY, null, settled(SettlementKind.AS_PLANNED, "LATE 12"), present(570, 1050));
        assertThat(later.open()).isTrue();
        assertThat(later.countedMinutes()).isEqualTo(420);
        PersonDay same = judge(EARLY, null, settled(SettlementKind.AS_PLANNED, "LATE 12"), present(522, 1050));
        assertThat(same.open()).isFalse();
        assertThat(same.countedMinutes()).isEqualTo(480);
    }

    @Test
    void aCorrectionReplacesWhatTheLogSays() {
        Presence torn = new Presence(List.of(), List.of(Stretch.midnight(DAY) + 510), List.of());
        Settlement settlement =
                new Settlement(1, DAY, SettlementKind.CORRECTED, 510, 1080, "forgot to log out", "MISSING 0", "lead");
        PersonDay day = judge.judge(new DayJudge.Known(1, DAY, true, EARLY, null, null, torn, true, true, settlement));
        assertThat(day.differences()).containsExactly(new Difference(DifferenceKind.MISSING, 0));
        assertThat(day.open()).isFalse();
        assertThat(day.countedMinutes()).isEqualTo(510);
    }

    @Test
    void leaveTakesItsPartOfTheShift() {
        assertThat(judge(EARLY, DayPart.WHOLE, null).differences()).isEmpty();
        PersonDay morning = judge(EARLY, DayPart.MORNING, null, present(780, 1050));
        assertThat(morning.differences()).isEmpty();
        assertThat(morning.plannedMinutes()).isEqualTo(270);
    }

    @Test
    void aDayThatIsNotOverIsNotJudged() {
        DayJudge.Known now = new DayJudge.Known(1, DAY, true, EARLY, null, null, Presence.NONE, true, false, null);
        assertThat(judge.judge(now).differences()).isEmpty();
    }

    private PersonDay judge(
            @Nullable ShiftType shift, @Nullable DayPart away, @Nullable Settlement settlement, Stretch... present) {
        return judge.judge(new DayJudge.Known(
                1,
                DAY,
                true,
                shift,
                away == null ? null : LeaveType.ANNUAL,
                away,
                new Presence(List.of(present), List.of(), List.of()),
                true,
                true,
                settlement));
    }

    private static Settlement settled(SettlementKind kind, String differences) {
        return new Settlement(1, DAY, kind, null, null, "reason", differences, "lead");
    }

    private static Stretch present(int from, int to) {
        return Stretch.of(DAY, from, to);
    }
}
