package cn.zhiban.core.tabular;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Numbers and dates of a workbook as the texts people see: long codes without exponent, dates in ISO form. */
final class CellText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private CellText() {}

    static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static String date(LocalDateTime date) {
        // Excel keeps fractions of days: half a second is rounding
        LocalDateTime rounded = date.plusNanos(500_000_000).withNano(0);
        if (rounded.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return DAY.format(rounded);
        }
        return (rounded.getSecond() == 0 ? MOMENT : SECOND).format(rounded);
    }

    static String formulaResult(String raw) {
        try {
            return number(new BigDecimal(raw));
        } catch (NumberFormatException e) {
            return raw;
        }
    }

    /** Built-in date formats by number, own ones by the letters of days outside quotes. */
    static boolean isDate(@Nullable Integer id, @Nullable String format) {
        if (id != null && ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))) {
            return true;
        }
        if (format == null) {
            return false;
        }
        String bare = format.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]", "").toLowerCase(java.util.Locale.ROOT);
        return bare.contains("yy") || (bare.contains("m") && bare.contains("d"));
    }
}
