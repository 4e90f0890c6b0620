package cn.zhiban.scheduling.ledger;

/**
 * What somebody did in one month, or in several.
 *
 * @param nights night shifts
 * @param lates late shifts
 * @param weekends weekend days worked
 * @param holidays statutory holidays worked
 * @param wishesAsked wishes that counted
 * @param wishesGranted of these, granted
 * @param minutes worked
 * @param overtimeMinutes overtime
 */
public record LedgerFigures(
        int nights,
        int lates,
        int weekends,
        int holidays,
        int wishesAsked,
        int wishesGranted,
        int minutes,
        int overtimeMinutes) {
    /** Nothing at all. */
    public static final LedgerFigures NONE = new LedgerFigures(0, 0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public LedgerFigures plus(LedgerFigures other) {
        return new LedgerFigures(
                nights + other.nights,
                lates + other.lates,
                weekends + other.weekends,
                holidays + other.holidays,
                wishesAsked + other.wishesAsked,
                wishesGranted + other.wishesGranted,
                minutes + other.minutes,
                overtimeMinutes + other.overtimeMinutes);
    }
}
