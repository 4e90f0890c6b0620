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
    private final PriorityQueue<Double> busyUntil = new PriorityQueue<>();
    private final ArrayDeque<Buyer> line = new ArrayDeque<>();
    private double begin = Double.POSITIVE_INFINITY;
    private long waited;
    private long inTime;
    private long gaveUp;
    private double waits;
    private double work;

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
        double now = 0;
        for (int i = -arrivals / 10; i < arrivals; i++) {
            now += exponential(meanGap);
            serveUntil(now);
            if (i == 0) {
                begin = now;
            }
            arrive(now);
        }
        double length = now - begin;
        serveUntil(Double.MAX_VALUE);
        return new QueueFigures(
                (double) waited / arrivals,
                (double) inTime / arrivals,
                work / (length * places),
                (double) gaveUp / arrivals,
                waits / arrivals);
    }

    private void arrive(double now) {
        boolean counts = now >= begin;
        if (busyUntil.size() < places) {
            double takes = exponential(handling);
            busyUntil.add(now + takes);
            if (counts) {
                inTime++;
                work += takes;
            }
        } else {
            line.add(new Buyer(now, patience == null ? Double.MAX_VALUE : now + exponential(patience)));
            waited += counts ? 1 : 0;
        }
    }

    /** Lets places become free, and whoever is first in the line and still there take them. */
    private void serveUntil(double time) {
        while (!busyUntil.isEmpty() && busyUntil.peek() <= time && (time < Double.MAX_VALUE || !line.isEmpty())) {
            double at = busyUntil.poll();
            Buyer first = line.poll();
            while (first != null && first.leaves() <= at) {
                if (first.came() >= begin) {
                    gaveUp++;
                    waits += first.leaves() - first.came();
                }
                first = line.poll();
            }
            if (first != null) {
                double takes = exponential(handling);
                busyUntil.add(at + takes);
                if (first.came() >= begin) {
                    waits += at - first.came();
                    work += takes;
                    inTime += at - first.came() <= threshold ? 1 : 0;
                }
            }
        }
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}
