package cn.zhiban.scheduling.attendance;

import cn.zhiban.core.i18n.Translations;
import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Service;

/** A team's month for the payroll: plain numbers in hours, a row per person, and a second sheet that says why. */
@Service
public class PayrollSheet {
    private static final List<String> COLUMNS = List.of(
            "number",
            "name",
            "team",
            "system",
            "planned",
            "counted",
            "ordinary",
            "p150",
            "p200",
            "p300",
            "time-off",
            "lates",
            "late-minutes",
            "absences",
            "leave",
            "state");
    private static final List<String> REASONS = List.of("number", "name", "day", "date", "hours", "percent", "why");
    private static final double WIDTH = 12;
    private static final int TEXTS = 4;

    private final ClosingService closings;
    private final Translations translations;

    PayrollSheet(ClosingService closings, Translations translations) {
        this.closings = closings;
        this.translations = translations;
    }

    /** Writes a month; one that is not closed says so in every row. @throws cn.zhiban.core.NotFound out of reach */
    public void write(long team, YearMonth month, Locale locale, OutputStream out) throws IOException {
        ClosingMonth of = closings.month(team, month);
        try (Workbook book = new Workbook(out, "Zhiban", "1.0")) {
            Worksheet sheet = book.newWorksheet(month.toString());
            head(sheet, COLUMNS, locale);
            int row = 1;
            for (ClosingMonth.Line line : of.people()) {
                MonthFigures figures = line.figures();
                sheet.value(row, 0, line.person().staffNumber());
                sheet.value(row, 1, line.person().name());
                sheet.value(row, 2, line.person().teamName());
                sheet.value(row, 3, text("sched.contract.time." + figures.system(), locale));
                List<Number> numbers = List.of(
                        hours(figures.plannedMinutes()),
                        hours(figures.countedMinutes()),
                        hours(figures.minutes(PayReason.ORDINARY)),
                        hours(figures.overtime150()),
                        hours(figures.overtime200()),
                        hours(figures.overtime300()),
                        hours(figures.compensatedMinutes()),
                        figures.lates(),
                        figures.lateMinutes(),
                        figures.absences(),
                        figures.leaveDays());
                for (int i = 0; i < numbers.size(); i++) {
                    sheet.value(row, TEXTS + i, numbers.get(i));
                }
                sheet.value(
                        row,
                        TEXTS + numbers.size(),
                        text(of.closed() ? "sched.closing.state.closed" : "sched.closing.state.draft", locale));
                row++;
            }
            why(book.newWorksheet(text("sched.closing.sheet.why", locale)), of, locale);
        }
    }

    private void why(Worksheet sheet, ClosingMonth of, Locale locale) {
        head(sheet, REASONS, locale);
        int row = 1;
        for (ClosingMonth.Line line : of.people()) {
            for (PaidPart part : line.figures().parts()) {
                sheet.value(row, 0, line.person().staffNumber());
                sheet.value(row, 1, line.person().name());
                sheet.value(row, 2, part.day().toString());
                sheet.value(row, 3, part.date().toString());
                sheet.value(row, 4, hours(part.minutes()));
                sheet.value(row, 5, part.reason().percent());
                sheet.value(row, 6, text("sched.attendance.pay." + part.reason(), locale));
                row++;
            }
        }
    }

    private void head(Worksheet sheet, List<String> columns, Locale locale) {
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(0, i, text("sched.closing.sheet." + columns.get(i), locale));
            sheet.width(i, WIDTH);
        }
        sheet.range(0, 0, 0, columns.size() - 1)
                .style()
                .bold()
                .borderStyle("thin")
                .set();
        sheet.freezePane(2, 1);
    }

    private String text(String key, Locale locale) {
        return translations.getTranslation(key, locale);
    }

    /** Hours with two digits. */
    private static double hours(int minutes) {
        return Math.round(minutes / 60.0 * 100) / 100.0;
    }
}
