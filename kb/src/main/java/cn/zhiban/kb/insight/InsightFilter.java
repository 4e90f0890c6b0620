package cn.zhiban.kb.insight;

import cn.zhiban.core.InvalidInput;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What figures are asked for.
 *
 * @param from first day, local
 * @param to last day, local
 * @param clientId only shops of this client, or null
 * @param shopId only this shop, or null
 * @param teamId only people who belong to this team now, or null
 */
public record InsightFilter(
        LocalDate from,
        LocalDate to,
        @Nullable Long clientId,
        @Nullable Long shopId,
        @Nullable Long teamId) {
    /** Longest period. */
    public static final int LONGEST_DAYS = 400;

    /** @throws InvalidInput the period ends before it starts, or is longer than {@value #LONGEST_DAYS} days */
    public InsightFilter {
        if (to.isBefore(from)) {
            throw new InvalidInput("to", "kb.insight.problem.period");
        }
        if (ChronoUnit.DAYS.between(from, to) >= LONGEST_DAYS) {
            throw new InvalidInput("to", "kb.insight.problem.period-too-long", LONGEST_DAYS);
        }
    }

    /** The last days up to and with one, of everything. */
    public static InsightFilter lastDays(LocalDate today, int days) {
        return new InsightFilter(today.minusDays(days - 1L), today, null, null, null);
    }

    /** Number of days. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** As long a period, right before this one. */
    public InsightFilter before() {
        return new InsightFilter(from.minusDays(days()), from.minusDays(1), clientId, shopId, teamId);
    }
}
