package cn.zhiban.scheduling.holiday;

import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Which days are holidays by law, as opposed to days that are only free around them: the State Council's rules on public
 * holidays (全国年节及纪念日放假办法), with the two days that were added from 2025 on.
 */
@Component
class Festivals {
    private static final int MORE_DAYS_FROM = 2025;

    private final LunarCalendar lunar;

    Festivals(LunarCalendar lunar) {
        this.lunar = lunar;
    }

    boolean isStatutory(LocalDate day) {
        int month = day.getMonthValue();
        int number = day.getDayOfMonth();
        boolean more = day.getYear() >= MORE_DAYS_FROM;
        return month == 1 && number == 1
                || month == 4 && number == pureBrightness(day.getYear())
                || month == 5 && number <= (more ? 2 : 1)
                || month == 10 && number <= 3
                || byMoon(day, more);
    }

    private boolean byMoon(LocalDate day, boolean more) {
        boolean eve =
                more && lunar.of(day.plusDays(1)).filter(next -> is(next, 1, 1)).isPresent();
        return eve
                || lunar.of(day)
                        .filter(date ->
                                is(date, 1, 1) || is(date, 1, 2) || is(date, 1, 3) || is(date, 5, 5) || is(date, 8, 15))
                        .isPresent();
    }

    private static boolean is(LunarDay date, int month, int day) {
        return !date.leap() && date.month() == month && date.day() == day;
    }

    /** Day of April on which 清明 falls, from 2000 to 2099, by the usual formula for solar terms. */
    private static int pureBrightness(int year) {
        int ofCentury = year % 100;
        return (int) (ofCentury * 0.2422 + 4.81) - ofCentury / 4;
    }
}
