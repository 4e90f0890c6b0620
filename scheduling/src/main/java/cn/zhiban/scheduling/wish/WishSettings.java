package cn.zhiban.scheduling.wish;

import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What wishes cost.
 *
 * @param points points that everybody has in a month
 * @param strongCost points of a strong wish
 * @param mildCost points of a mild wish
 * @param deadlineDay day of the month before on which wishes close, 1 to 28
 */
@ConfigurationProperties("zhiban.scheduling.wish")
record WishSettings(
        @DefaultValue("12") int points,
        @DefaultValue("3") int strongCost,
        @DefaultValue("1") int mildCost,
        @DefaultValue("25") int deadlineDay) {
    int cost(WishLevel level) {
        return switch (level) {
            case CANNOT -> 0;
            case STRONG -> strongCost;
            case MILD -> mildCost;
        };
    }

    /** Last day on which wishes of the month can be changed. */
    LocalDate deadline(YearMonth month) {
        return month.minusMonths(1).atDay(Math.clamp(deadlineDay, 1, 28));
    }
}
