package cn.zhiban.scheduling.roster.publish;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.pdf.PdfFonts;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.holiday.DayKind;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.holiday.LunarCalendar;
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
import java.awt.Color;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Service;

/**
 * A roster as companies post it on the wall, for the printer: A3 across, a block per team, days repeated on every page,
 * weekends and holidays marked, codes that can be read in black and white, a legend, and at the foot which version it is.
 */
@Service
public class WallPdf {
    private static final float MARGIN = 28;
    private static final float NAME = 5.2f;
    private static final float HOURS = 3.2f;
    private static final float DAY = 2.6f;
    private static final Color SUNDAY = new Color(0xE9, 0xEC, 0xEF);
    private static final Color HOLIDAY = new Color(0xF8, 0xC9, 0xC4);
    private static final Color LINE = new Color(0x9A, 0xA4, 0xAE);

    private final RosterService rosters;
    private final RosterPeople people;
    private final ShiftTypes types;
    private final Absences absences;
    private final HolidayCalendar calendar;
    private final LunarCalendar lunar;
    private final VersionStore versions;
    private final PdfFonts fonts;
    private final Translations texts;
    private final CompanyTime time;

    WallPdf(
            RosterService rosters,
            RosterPeople people,
            ShiftTypes types,
            Absences absences,
            HolidayCalendar calendar,
            LunarCalendar lunar,
            VersionStore versions,
            PdfFonts fonts,
            Translations texts,
            CompanyTime time) {
        this.rosters = rosters;
        this.people = people;
        this.types = types;
        this.absences = absences;
        this.calendar = calendar;
        this.lunar = lunar;
        this.versions = versions;
        this.fonts = fonts;
        this.texts = texts;
        this.time = time;
    }

    /** What is needed on every page. */
    private record Sheet(
            Roster roster,
            BaseFont base,
            Locale locale,
            Map<CellKey, Mark> cells,
            Map<Long, ShiftType> types,
            Map<CellKey, LeaveDay> leave) {
        Font font(float size, int style) {
            return new Font(base, size, style);
        }
    }

    /**
     * Writes what stands in the roster now. For who may read the roster.
     *
     * @throws cn.zhiban.core.NotFound there is none within reach
     * @throws cn.zhiban.core.pdf.NoChineseFont this machine has no Chinese font
     */
    public void write(long rosterId, Locale locale, OutputStream out) {
        Roster roster = rosters.get(rosterId);
        List<Long> ids = rosters.people(rosterId);
        Map<CellKey, LeaveDay> leave = new HashMap<>();
        absences.approved(ids, roster.first(), roster.last())
                .forEach(one -> leave.put(new CellKey(one.employeeId(), one.day()), one));
        Sheet sheet = new Sheet(
                roster,
                fonts.require(),
                locale,
                rosters.cells(rosterId),
                types.all().stream().collect(Collectors.toMap(ShiftType::id, Function.identity())),
                leave);
        Document document = new Document(PageSize.A3.rotate(), MARGIN, MARGIN, MARGIN, MARGIN + 12);
        PdfWriter writer = PdfWriter.getInstance(document, out);
        writer.setPageEvent(new PageFoot(sheet.base(), roster.name() + " · " + standing(roster, locale)));
        document.addTitle(roster.name());
        document.open();
        Map<String, List<Person>> teams = people.of(ids).stream()
                .collect(Collectors.groupingBy(Person::teamName, java.util.LinkedHashMap::new, Collectors.toList()));
        Set<Long> used = new TreeSet<>();
        boolean next = false;
        for (Map.Entry<String, List<Person>> team : teams.entrySet()) {
            if (next) {
                document.newPage();
            }
            next = true;
            document.add(new Paragraph(roster.name() + "  " + team.getKey(), sheet.font(17, Font.BOLD)));
            document.add(table(sheet, team.getValue(), used));
        }
        document.add(legend(sheet, used));
        document.close();
    }

    /** Which version it is, or that people do not know it yet. */
    private String standing(Roster roster, Locale locale) {
        String version = versions.latest(roster.id())
                .map(one -> texts.getTranslation(
                        "sched.roster.print.version", locale, one.number(), time.format(one.publishedAt())))
                .orElseGet(() -> texts.getTranslation("sched.roster.print.draft", locale));
        return roster.hasHiddenChanges()
                ? version + " · " + texts.getTranslation("sched.roster.print.changed", locale)
                : version;
    }

    private PdfPTable table(Sheet sheet, List<Person> team, Set<Long> used) {
        int days = sheet.roster().days();
        float[] widths = new float[days + 2];
        widths[0] = NAME;
        java.util.Arrays.fill(widths, 1, days + 1, DAY);
        widths[days + 1] = HOURS;
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(6);
        table.setHeaderRows(1);
        table.addCell(cell(sheet, "sched.roster.wall.name", null));
        for (int d = 0; d < days; d++) {
            table.addCell(head(sheet, sheet.roster().first().plusDays(d)));
        }
        table.addCell(cell(sheet, "sched.roster.wall.hours", null));
        for (Person person : team) {
            double minutes = 0;
            PdfPCell name = filled(new Phrase(person.name(), sheet.font(9, Font.BOLD)), null);
            name.setHorizontalAlignment(Element.ALIGN_LEFT);
            table.addCell(name);
            for (int d = 0; d < days; d++) {
                CellKey key = new CellKey(person.id(), sheet.roster().first().plusDays(d));
                Mark mark = sheet.cells().get(key);
                ShiftType type = mark == null || mark.typeId() == null
                        ? null
                        : sheet.types().get(mark.typeId());
                if (type != null) {
                    used.add(type.id());
                    minutes += type.minutes();
                }
                table.addCell(day(sheet, key, type));
            }
            table.addCell(filled(
                    new Phrase(String.valueOf(Math.round(minutes / 6) / 10.0), sheet.font(8.5f, Font.NORMAL)), null));
        }
        return table;
    }

    /** Number, weekday or holiday, and the traditional date. */
    private PdfPCell head(Sheet sheet, LocalDate day) {
        Phrase words = new Phrase();
        words.add(new Phrase(
                (day.getDayOfMonth() == 1 || day.equals(sheet.roster().first()) ? day.getMonthValue() + "/" : "")
                        + day.getDayOfMonth() + "\n",
                sheet.font(9, Font.BOLD)));
        words.add(new Phrase(
                calendar.holiday(day)
                                .map(one -> one.name())
                                .orElse(day.getDayOfWeek().getDisplayName(TextStyle.NARROW_STANDALONE, sheet.locale()))
                        + "\n",
                sheet.font(7.5f, Font.NORMAL)));
        words.add(new Phrase(
                lunar.of(day)
                        .map(date -> date.day() > 1
                                ? texts.getTranslation("sched.lunar.day." + date.day(), sheet.locale())
                                : texts.getTranslation("sched.lunar.month." + date.month(), sheet.locale()))
                        .orElse(""),
                sheet.font(6, Font.NORMAL)));
        return filled(words, shade(day));
    }

    private @Nullable Color shade(LocalDate day) {
        if (calendar.isWorkday(day)) {
            return null;
        }
        return calendar.dayKind(day) == DayKind.STATUTORY ? HOLIDAY : SUNDAY;
    }

    private PdfPCell day(Sheet sheet, CellKey key, @Nullable ShiftType type) {
        if (type != null) {
            return filled(
                    new Phrase(type.code(), sheet.font(type.code().length() > 4 ? 7 : 9, Font.BOLD)),
                    new Color(Integer.parseInt(WallSheet.FILLS.get(type.colour()), 16)));
        }
        LeaveDay leave = sheet.leave().get(key);
        String word = leave == null
                ? texts.getTranslation("sched.roster.wall.off", sheet.locale())
                : texts.getTranslation("sched.leave.type." + leave.type(), sheet.locale());
        Font font = sheet.font(leave == null ? 8 : 7, leave == null ? Font.NORMAL : Font.ITALIC);
        font.setColor(leave == null ? Color.GRAY : Color.BLACK);
        return filled(new Phrase(word, font), shade(key.day()));
    }

    private PdfPCell cell(Sheet sheet, String key, @Nullable Color fill) {
        return filled(new Phrase(texts.getTranslation(key, sheet.locale()), sheet.font(8.5f, Font.BOLD)), fill);
    }

    private static PdfPCell filled(Phrase words, @Nullable Color fill) {
        PdfPCell cell = new PdfPCell(words);
        cell.setHorizontalAlignment(Element.ALIGN_CENTER);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.setPaddingTop(2);
        cell.setPaddingBottom(4);
        cell.setPaddingLeft(1);
        cell.setPaddingRight(1);
        cell.setBorderColor(LINE);
        cell.setBorderWidth(0.5f);
        if (fill != null) {
            cell.setBackgroundColor(fill);
        }
        return cell;
    }

    private Paragraph legend(Sheet sheet, Set<Long> used) {
        String words = sheet.types().values().stream()
                .filter(type -> used.contains(type.id()))
                .sorted(Comparator.comparingInt(ShiftType::startMinute))
                .map(type -> type.code() + " " + type.name() + " " + ClockText.of(type.startMinute(), type.endMinute()))
                .collect(Collectors.joining("      "));
        Paragraph legend = new Paragraph(words, sheet.font(9, Font.NORMAL));
        legend.setSpacingBefore(8);
        return legend;
    }
}
