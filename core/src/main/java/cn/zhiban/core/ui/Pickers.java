package cn.zhiban.core.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker.DateTimePickerI18n;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.component.timepicker.TimePicker.TimePickerI18n;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fields for dates and times in the reader's language: ISO dates, weeks from Monday, 24 hours. */
public final class Pickers {
    private static final String DATE = "yyyy-MM-dd";
    private static final Duration STEP = Duration.ofMinutes(30);

    private Pickers() {}

    /** A date. @param label translated */
    public static DatePicker date(String label) {
        DatePicker picker = new DatePicker(label);
        picker.setLocale(locale());
        picker.setI18n(dateTexts());
        picker.setClearButtonVisible(true);
        return picker;
    }

    /** A time of day in steps of half an hour; other minutes can be typed. @param label translated */
    public static TimePicker time(String label) {
        TimePicker picker = new TimePicker(label);
        picker.setLocale(hours24());
        picker.setStep(STEP);
        picker.setI18n(new TimePickerI18n().setBadInputErrorMessage(text("core.ui.time.bad")));
        return picker;
    }

    /** A date with a time in the company's zone. @param label translated */
    public static DateTimePicker dateTime(String label) {
        DateTimePicker picker = new DateTimePicker(label);
        picker.setLocale(hours24());
        picker.setStep(STEP);
        picker.setDatePickerI18n(dateTexts());
        picker.setI18n(new DateTimePickerI18n()
                .setDateLabel(text("core.ui.date.label"))
                .setTimeLabel(text("core.ui.time.label"))
                .setBadInputErrorMessage(text("core.ui.date.bad"))
                .setIncompleteInputErrorMessage(text("core.ui.date.incomplete")));
        return picker;
    }

    private static DatePickerI18n dateTexts() {
        Locale locale = locale();
        return new DatePickerI18n()
                .setDateFormats(DATE, "yyyy/M/d", "yyyyMMdd", "M-d", "M/d")
                .setMonthNames(Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(weekdays(TextStyle.FULL_STANDALONE, locale))
                .setWeekdaysShort(weekdays(TextStyle.NARROW_STANDALONE, locale))
                .setFirstDayOfWeek(1)
                .setToday(text("core.ui.date.today"))
                .setCancel(text("core.ui.cancel"))
                .setBadInputErrorMessage(text("core.ui.date.bad"));
    }

    /** Vaadin counts the days from Sunday. */
    private static java.util.List<String> weekdays(TextStyle style, Locale locale) {
        return IntStream.range(0, 7)
                .mapToObj(day -> DayOfWeek.SUNDAY.plus(day).getDisplayName(style, locale))
                .toList();
    }

    private static Locale hours24() {
        return "en".equals(locale().getLanguage()) ? Locale.UK : locale();
    }

    private static Locale locale() {
        return UI.getCurrent().getLocale();
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
