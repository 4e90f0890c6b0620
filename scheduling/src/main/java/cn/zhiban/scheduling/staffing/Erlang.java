package cn.zhiban.scheduling.staffing;

import org.jspecify.annotations.Nullable;

/**
 * Waiting lines with random arrivals and random handling times: Erlang C, where everybody waits as long as it takes, and
 * Erlang A (Palm), where patience is random too. Exact up to rounding; O(servers + length of the queue).
 *
 * <p>Whoever finds k others waiting is served within the time t if k + 1 departures from a line that shortens by itself
 * happen before t and before the own patience ends. The time they take is −ln(B)/θ with B distributed Beta(nμ/θ, k + 1),
 * which gives the share in closed form (incomplete beta function, by its recursion in k).
 */
public final class Erlang {
    /** Longer queues and rarer states than this no longer change a figure. */
    private static final double RARE = 1e-18;

    private static final double LARGE = 1e200;
    private static final int LONGEST = 5_000_000;

    private Erlang() {}

    /**
     * The figures of a queue.
     *
     * @param load arrivals per second × handling time in seconds, in Erlang, not negative
     * @param handlingSeconds mean handling time, above zero
     * @param servers places that work at the same time, at least 1
     * @param patienceSeconds mean patience; null = nobody gives up (Erlang C)
     * @param thresholdSeconds limit of the service level, not negative
     */
    public static QueueFigures figures(
            double load,
            double handlingSeconds,
            int servers,
            @Nullable Double patienceSeconds,
            double thresholdSeconds) {
        if (!(load >= 0)
                || !(handlingSeconds > 0)
                || servers < 1
                || !(thresholdSeconds >= 0)
                || (patienceSeconds != null && !(patienceSeconds > 0))) {
            throw new IllegalArgumentException("load " + load + ", handling " + handlingSeconds + ", servers " + servers
                    + ", patience " + patienceSeconds + ", threshold " + thresholdSeconds);
        }
        if (load == 0) {
            return new QueueFigures(0, 1, 0, 0, 0);
        }
        return patienceSeconds == null
                ? patient(load, handlingSeconds, servers, thresholdSeconds)
                : impatient(load, handlingSeconds, servers, patienceSeconds, thresholdSeconds);
    }

    private static QueueFigures patient(double load, double handling, int servers, double threshold) {
        if (load >= servers) {
            return new QueueFigures(1, 0, 1, 0, Double.POSITIVE_INFINITY);
        }
        double busy = load / servers;
        double blocked = 1 / inverseBlocking(load, servers);
        double wait = blocked / (1 - busy * (1 - blocked));
        double free = (servers - load) / handling;
        return new QueueFigures(wait, 1 - wait * Math.exp(-free * threshold), busy, 0, wait / free);
    }

    private static QueueFigures impatient(
            double load, double handling, int servers, double patience, double threshold) {
        double serving = servers / handling;
        double arriving = load / handling;
        double leaving = 1 / patience;
        // states are weighed against the one with all places busy and nobody waiting
        double withoutWait = inverseBlocking(load, servers) - 1;
        double state = 1;
        double waiting = 0;
        double queue = 0;
        double served = 0;
        double shape = serving / leaving;
        double limit = Math.exp(-leaving * threshold);
        // I_x(shape + 1, k + 1) for k = 0, 1, …, and what it grows by
        double incomplete = Math.pow(limit, shape + 1);
        double growth = incomplete * (1 - limit) * (shape + 1);
        for (int ahead = 0; ahead < LONGEST; ahead++) {
            waiting += state;
            queue += ahead * state;
            served += state * shape / (shape + ahead + 1) * Math.max(0, 1 - incomplete);
            incomplete += growth;
            growth *= (1 - limit) * (shape + ahead + 2) / (ahead + 2);
            state *= arriving / (serving + (ahead + 1) * leaving);
            if (state > LARGE) {
                withoutWait /= LARGE;
                waiting /= LARGE;
                queue /= LARGE;
                served /= LARGE;
                state /= LARGE;
            } else if (state < RARE * waiting && arriving < serving + ahead * leaving) {
                break;
            }
        }
        double all = withoutWait + waiting;
        if (Double.isInfinite(all)) {
            return new QueueFigures(0, 1, load / servers, 0, 0);
        }
        double meanQueue = queue / all;
        double abandoned = leaving * meanQueue / arriving;
        return new QueueFigures(
                waiting / all,
                Math.clamp((withoutWait + served) / all, 0, 1),
                load * (1 - abandoned) / servers,
                abandoned,
                meanQueue / arriving);
    }

    /** One over the share that Erlang's loss formula turns away. */
    private static double inverseBlocking(double load, int servers) {
        double inverse = 1;
        for (int n = 1; n <= servers; n++) {
            inverse = 1 + inverse * n / load;
        }
        return inverse;
    }
}
