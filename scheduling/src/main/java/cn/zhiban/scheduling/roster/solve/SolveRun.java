package cn.zhiban.scheduling.roster.solve;

import java.util.List;

/**
 * A run of the engine on a roster.
 *
 * @param id key
 * @param rosterId the roster
 * @param jobId the job it runs as
 * @param state how far it is
 * @param seconds it may take
 * @param seed the same seed and time give the same roster as long as the clock cuts nothing off
 * @param stopping somebody asked for the best so far
 * @param revision of the roster it began with
 * @param inputHash of what it was given
 * @param hard breaches of hard rules of the best
 * @param penalty points of the best
 * @param bound no roster has fewer points; 0 when unknown
 * @param curve the score over time
 * @param absences of a repair who falls out; empty for a run that looks for a better roster
 */
public record SolveRun(
        long id,
        long rosterId,
        long jobId,
        State state,
        int seconds,
        long seed,
        boolean stopping,
        int revision,
        String inputHash,
        long hard,
        long penalty,
        long bound,
        List<Point> curve,
        List<Absence> absences) {
    public SolveRun {
        curve = List.copyOf(curve);
        absences = List.copyOf(absences);
    }

    /** How far a run is. */
    public enum State {
        WAITING,
        RUNNING,
        READY,
        TAKEN,
        DROPPED,
        FAILED
    }

    /**
     * A point of the curve.
     *
     * @param seconds since the start
     * @param hard breaches of hard rules
     * @param penalty points
     * @param bound no roster has fewer points
     */
    public record Point(double seconds, long hard, long penalty, long bound) {}

    /** Whether it mends what falls out and leaves everything else as it is. */
    public boolean isRepair() {
        return !absences.isEmpty();
    }

    /** Whether it waits or runs. */
    public boolean isBusy() {
        return state == State.WAITING || state == State.RUNNING;
    }
}
