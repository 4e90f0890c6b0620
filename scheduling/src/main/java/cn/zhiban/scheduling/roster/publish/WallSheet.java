package cn.zhiban.scheduling.roster.publish;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.scheduling.holiday.DayKind;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.leave.Absences;
import cn.zhiban.scheduling.leave.LeaveDay;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.check.RosterPeople;
import cn.zhiban.scheduling.shift.ClockText;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staff.Person;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A roster as companies post it on the wall: a workbook with a row per person, colours, weekends and holidays. */
@Service
public class WallSheet {
    private static final int FIRST_DAY = 3;
    private static final int HEAD = 1;
    /** The palette of shift types as fills, light enough for black print. */
    static final List<String> FILLS = List.of(
            "FFF1C9", "CDEFD8", "C9EFEA", "D0E2FB", "E2D8FA", "FAD5E6", "FBD5CF", "FBE3C8", "DDF0C4", "CBE8F8",
            "EFD6F7", "E6E6E6");

    private final RosterService rosters;
    private final RosterPeople people;
    private final ShiftTypes types;
    private final Absences absences;
    private final HolidayCalendar calendar;
    private final Translations translations;

    WallSheet(
            RosterService rosters,
            RosterPeople people,
            ShiftTypes types,
            Absences absences,
            HolidayCalendar calendar,
            Translations translations) {
        this.rosters = rosters;
        this.people = people;
        this.types = types;
        this.absences = absences;
        this.calendar = calendar;
        this.translations = translations;
    }

    /** Writes what stands in the roster now. @throws cn.zhiban.core.NotFound there is none within reach */
    public void write(long rosterId, Locale locale, OutputStream out) throws IOException {
        Roster roster = rosters.get(rosterId);
        List<Long> ids = rosters.people(rosterId);
        Map<CellKey, Mark> cells = rosters.cells(rosterId);
        Map<Long, ShiftType> known = types.all().stream().collect(Collectors.toMap(ShiftType::id, Function.identity()));
        Map<CellKey, LeaveDay> leave = new HashMap<>();
        absences.approved(ids, roster.first(), roster.last())
                .forEach(one -> leave.put(new CellKey(one.employeeId(), one.day()), one));
        try (Workbook book = new Workbook(out, "Zhiban", "1.0")) {
            Worksheet sheet = book.newWorksheet("1");
            head(sheet, roster, locale);
            int row = HEAD + 2;
            for (Person person : people.of(ids)) {
                sheet.value(row, 0, person.staffNumber());
                sheet.value(row, 1, person.name());
                sheet.value(row, 2, person.teamName());
                double minutes = 0;
                for (int d = 0; d < roster.days(); d++) {
                    CellKey key = new CellKey(person.id(), roster.first().plusDays(d));
                    Mark mark = cells.get(key);
                    ShiftType type = mark == null || mark.typeId() == null ? null : known.get(mark.typeId());
                    minutes += type == null ? 0 : type.minutes();
                    cell(sheet, row, FIRST_DAY + d, key, type, leave.get(key), locale);
                }
                sheet.value(row, FIRST_DAY + roster.days(), Math.round(minutes / 6) / 10.0);
                row++;
            }
            legend(sheet, row + 1, known.values());
            layout(sheet, roster, row);
        }
    }

    private void head(Worksheet sheet, Roster roster, Locale locale) {
        sheet.value(0, 0, roster.name());
        sheet.style(0, 0).bold().fontSize(16).set();
        List<String> columns = List.of("sched.roster.wall.number", "sched.roster.wall.name", "sched.roster.wall.team");
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(HEAD, i, translations.getTranslation(columns.get(i), locale));
        }
        for (int d = 0; d < roster.days(); d++) {
            LocalDate day = roster.first().plusDays(d);
            sheet.value(HEAD, FIRST_DAY + d, day.getMonthValue() + "-" + day.getDayOfMonth());
            sheet.value(
                    HEAD + 1,
                    FIRST_DAY + d,
                    calendar.holiday(day)
                            .map(one -> one.name())
                            .orElse(day.getDayOfWeek().getDisplayName(TextStyle.NARROW_STANDALONE, locale)));
            if (!calendar.isWorkday(day)) {
                String fill = calendar.dayKind(day) == DayKind.STATUTORY ? "F8C9C4" : "E9ECEF";
                sheet.range(HEAD, FIRST_DAY + d, HEAD + 1, FIRST_DAY + d)
                        .style()
                        .fillColor(fill)
                        .set();
            }
        }
        sheet.value(HEAD, FIRST_DAY + roster.days(), translations.getTranslation("sched.roster.wall.hours", locale));
        sheet.range(HEAD, 0, HEAD + 1, FIRST_DAY + roster.days())
                .style()
                .bold()
                .horizontalAlignment("center")
                .borderStyle("thin")
                .set();
    }

    private void cell(
            Worksheet sheet,
            int row,
            int column,
            CellKey key,
            @Nullable ShiftType type,
            @Nullable LeaveDay leave,
            Locale locale) {
        if (type != null) {
            sheet.value(row, column, type.code());
            sheet.style(row, column)
                    .fillColor(FILLS.get(type.colour()))
                    .horizontalAlignment("center")
                    .borderStyle("thin")
                    .set();
            return;
        }
        sheet.value(
                row,
                column,
                leave != null
                        ? translations.getTranslation("sched.leave.type." + leave.type(), locale)
                        : translations.getTranslation("sched.roster.wall.off", locale));
        if (calendar.isWorkday(key.day())) {
            sheet.style(row, column)
                    .horizontalAlignment("center")
                    .borderStyle("thin")
                    .set();
        } else {
            sheet.style(row, column)
                    .fillColor("F3F4F6")
                    .horizontalAlignment("center")
                    .borderStyle("thin")
                    .set();
        }
    }

    private static void legend(Worksheet sheet, int row, java.util.Collection<ShiftType> known) {
        int at = row;
        for (ShiftType type : known.stream()
                .filter(ShiftType::active)
                .sorted(java.util.Comparator.comparingInt(ShiftType::startMinute))
                .toList()) {
            sheet.value(at, 0, type.code());
            sheet.style(at, 0).fillColor(FILLS.get(type.colour())).set();
            sheet.value(at, 1, type.name());
            sheet.value(at, 2, ClockText.of(type.startMinute(), type.endMinute()));
            at++;
        }
    }

    private static void layout(Worksheet sheet, Roster roster, int rows) {
        sheet.width(0, 9);
        sheet.width(1, 10);
        sheet.width(2, 12);
        for (int d = 0; d < roster.days(); d++) {
            sheet.width(FIRST_DAY + d, 5.5);
        }
        sheet.freezePane(FIRST_DAY, HEAD + 2);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.repeatRows(HEAD, HEAD + 1);
        if (rows > 0) {
            sheet.setAutoFilter(HEAD + 1, 0, rows - 1, FIRST_DAY + roster.days());
        }
    }
}
