package cn.zhiban.bench;

import cn.zhiban.scheduling.staffing.QueueFigures;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Plays a queue, event by event, first come first served; knows nothing of formulas. */
final class QueueSimulation {
    private final double meanGap;
    private final double handling;
    private final int places;
    private final @Nullable Double patience;
    private final double threshold;
    private final SplittableRandom random;

    QueueSimulation(double load, double handling, int places, @Nullable Double patience, double threshold, long seed) {
        this.meanGap = handling / load;
        this.handling = handling;
        this.places = places;
        this.patience = patience;
        this.threshold = threshold;
        this.random = new SplittableRandom(seed);
    }

    private record Buyer(double came, double leaves) {}

    /** Plays so many arrivals after as many tenths of them to fill the queue. */
    QueueFigures run(int arrivals) {
        PriorityQueue<Double> busyUntil = new PriorityQueue<>();
        ArrayDeque<Buyer> line = new ArrayDeque<>();
        int warm = arrivals / 10;
        double now = 0;
        double counted = 0;
        long waited = 0;
        long inTime = 0;
        long gaveUp = 0;
        double waits = 0;
        double work = 0;
        for (int i = -warm; i < arrivals || !line.isEmpty(); i++) {
            boolean arrives = i < arrivals;
            double next = arrives ? now + exponential(meanGap) : Double.MAX_VALUE;
            while (!busyUntil.isEmpty() && busyUntil.peek() <= next && (arrives || !line.isEmpty())) {
                double at = busyUntil.poll();
                while (!line.isEmpty()) {
                    Buyer first = line.poll();
                    if (first.leaves() <= at) {
                        if (first.came() >= counted && counted > 0) {
                            gaveUp++;
                            waits += first.leaves() - first.came();
                        }
                        continue;
                    }
                    double takes = exponential(handling);
                    busyUntil.add(at + takes);
                    if (first.came() >= counted && counted > 0) {
                        waits += at - first.came();
                        work += takes;
                        inTime += at - first.came() <= threshold ? 1 : 0;
                    }
                    break;
                }
            }
            if (!arrives) {
                break;
            }
            now = next;
            if (i == 0) {
                counted = now;
            }
            if (busyUntil.size() < places) {
                double takes = exponential(handling);
                busyUntil.add(now + takes);
                if (i >= 0) {
                    inTime++;
                    work += takes;
                }
            } else {
                line.add(new Buyer(now, patience == null ? Double.MAX_VALUE : now + exponential(patience)));
                if (i >= 0) {
                    waited++;
                }
            }
        }
        double length = now - counted;
        return new QueueFigures(
                (double) waited / arrivals,
                (double) inTime / arrivals,
                work / (length * places),
                (double) gaveUp / arrivals,
                waits / arrivals);
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}
