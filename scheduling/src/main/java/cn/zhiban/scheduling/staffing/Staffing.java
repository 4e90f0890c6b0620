package cn.zhiban.scheduling.staffing;

/** Finds the least number of people that keep what is promised. */
public final class Staffing {
    private static final double THREE_MINUTES = 180;
    /** Largest number that is looked for; beyond it a number was mistyped. */
    private static final int MOST = 100_000;

    private Staffing() {}

    /**
     * The people needed for a steady stream of arrivals.
     *
     * @param arrivals number in the interval, not negative
     * @param intervalSeconds length of the interval
     */
    public static StaffingNeed need(double arrivals, double intervalSeconds, StaffingRule rule) {
        double load = arrivals / intervalSeconds * rule.handlingSeconds();
        if (load <= 0) {
            return new StaffingNeed(rule.minimum(), scheduled(rule.minimum(), rule), new QueueFigures(0, 1, 0, 0, 0));
        }
        int enough = Math.max(1, rule.minimum());
        int few = enough - 1;
        while (enough < MOST && !holds(load, enough, rule)) {
            few = enough;
            enough = Math.min(MOST, enough * 2);
        }
        while (enough - few > 1) {
            int middle = (enough + few) >>> 1;
            if (holds(load, middle, rule)) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return new StaffingNeed(enough, scheduled(enough, rule), figures(load, enough, rule, rule.replySeconds()));
    }

    /** How buyers fare with so many people on the line. @param seconds limit of the service level */
    public static QueueFigures figures(double load, int people, StaffingRule rule, double seconds) {
        return Erlang.figures(load, rule.handlingSeconds(), rule.places(people), rule.patienceSeconds(), seconds);
    }

    private static boolean holds(double load, int people, StaffingRule rule) {
        QueueFigures first = figures(load, people, rule, rule.replySeconds());
        Double late = rule.threeMinuteShare();
        return first.serviceLevel() >= rule.replyShare()
                && first.occupancy() <= rule.maxOccupancy()
                && (late == null || figures(load, people, rule, THREE_MINUTES).serviceLevel() >= late);
    }

    private static int scheduled(int onLine, StaffingRule rule) {
        return (int) Math.ceil(onLine / (1 - rule.shrinkage()) - 1e-9);
    }
}
