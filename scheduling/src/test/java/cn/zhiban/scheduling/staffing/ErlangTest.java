package cn.zhiban.scheduling.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ErlangTest {
    private static final MathContext EXACT = new MathContext(40);
    private static final int LONGEST = 600;

    /** Figures of a queue from its balance equations alone, state by state, in 40 digits. */
    private record Chain(double waits, double busy, double abandons, double meanQueue, double inTime) {
        /** @param patience null for a queue nobody leaves */
        static Chain solve(double load, double handling, int servers, @Nullable Double patience, double threshold) {
            BigDecimal arriving = big(load).divide(big(handling), EXACT);
            BigDecimal[] states = new BigDecimal[servers + LONGEST + 1];
            states[0] = BigDecimal.ONE;
            BigDecimal all = BigDecimal.ONE;
            for (int n = 1; n < states.length; n++) {
                BigDecimal leaving = big(Math.min(n, servers)).divide(big(handling), EXACT);
                if (patience != null && n > servers) {
                    leaving = leaving.add(big(n - servers).divide(big(patience), EXACT), EXACT);
                }
                states[n] = states[n - 1].multiply(arriving, EXACT).divide(leaving, EXACT);
                all = all.add(states[n], EXACT);
            }
            BigDecimal waiting = BigDecimal.ZERO;
            BigDecimal queue = BigDecimal.ZERO;
            BigDecimal busy = BigDecimal.ZERO;
            double inTime = 0;
            for (int n = 0; n < states.length; n++) {
                BigDecimal share = states[n].divide(all, EXACT);
                busy = busy.add(share.multiply(big(Math.min(n, servers)), EXACT), EXACT);
                if (n >= servers) {
                    waiting = waiting.add(share, EXACT);
                    queue = queue.add(share.multiply(big(n - servers), EXACT), EXACT);
                }
                if (n < servers) {
                    inTime += share.doubleValue();
                } else if (share.doubleValue() > 1e-9) {
                    inTime += share.doubleValue() * served(n - servers, servers, handling, patience, threshold);
                }
            }
            double rate = arriving.doubleValue();
            double mean = queue.doubleValue();
            return new Chain(
                    waiting.doubleValue(),
                    busy.doubleValue() / servers,
                    patience == null ? 0 : mean / patience / rate,
                    mean,
                    inTime);
        }

        /** Steps through the time until the threshold: how likely is it that the line has moved up by then? */
        private static double served(
                int ahead, int servers, double handling, @Nullable Double patience, double threshold) {
            double[] place = new double[ahead + 1];
            place[ahead] = 1;
            double done = 0;
            int steps = 20_000;
            double step = threshold / steps;
            double own = patience == null ? 0 : 1 / patience;
            for (int i = 0; i < steps; i++) {
                double[] rates = new double[ahead + 1];
                for (int at = 0; at <= ahead; at++) {
                    rates[at] = servers / handling + at * own;
                }
                double[] half = place.clone();
                double gain = flow(place, half, rates, own, step / 2);
                double[] next = place.clone();
                // midpoint rule
                done += flow(half, next, rates, own, step);
                place = next;
                assertThat(gain).isNotNegative();
            }
            return done;
        }

        private static double flow(double[] now, double[] into, double[] rates, double own, double step) {
            double served = 0;
            for (int at = 0; at < now.length; at++) {
                double up = now[at] * rates[at] * step;
                into[at] -= up + now[at] * own * step;
                if (at == 0) {
                    served += up;
                } else {
                    into[at - 1] += up;
                }
            }
            return served;
        }

        private static BigDecimal big(double number) {
            return new BigDecimal(number, EXACT);
        }
    }

    @Test
    void agreesWithTheBalanceEquationsSolvedDirectly() {
        double[][] cases = {
            {3, 240, 4, 0, 20},
            {3, 240, 4, 120, 20},
            {10, 180, 14, 0, 20},
            {10, 180, 14, 300, 20},
            {10, 180, 9, 90, 30},
            {24, 300, 26, 0, 30},
            {24, 300, 22, 60, 30},
            {0.2, 600, 1, 45, 10},
            {40, 360, 44, 200, 180}
        };
        for (double[] one : cases) {
            Double patience = one[3] == 0 ? null : Double.valueOf(one[3]);
            QueueFigures figures = Erlang.figures(one[0], one[1], (int) one[2], patience, one[4]);
            Chain chain = Chain.solve(one[0], one[1], (int) one[2], patience, one[4]);
            assertThat(figures.waitShare()).isCloseTo(chain.waits(), within(1e-9));
            assertThat(figures.occupancy()).isCloseTo(chain.busy(), within(1e-9));
            assertThat(figures.abandonShare()).isCloseTo(chain.abandons(), within(1e-9));
            assertThat(figures.meanWaitSeconds()).isCloseTo(chain.meanQueue() / (one[0] / one[1]), within(1e-6));
            assertThat(figures.serviceLevel()).isCloseTo(chain.inTime(), within(2e-5));
        }
    }

    @Test
    void knowsThePublishedExample() {
        // 100 calls in 30 minutes of 3 minutes each, 14 people: pyworkforce prints 0.174, 0.888 and 0.714
        QueueFigures figures = Erlang.figures(10, 180, 14, null, 20);
        assertThat(figures.waitShare()).isCloseTo(0.174, within(5e-4));
        assertThat(figures.serviceLevel()).isCloseTo(0.888, within(5e-4));
        assertThat(figures.occupancy()).isCloseTo(0.714, within(5e-4));
    }

    @Test
    void oneMorePersonNeverMakesItWorseAndMoreLoadNeverBetter() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            double load = random.nextDouble(0.05, 60);
            double handling = random.nextDouble(30, 900);
            int servers = random.nextInt(1, 80);
            Double patience = random.nextBoolean() ? null : Double.valueOf(random.nextDouble(5, 2_000));
            double threshold = random.nextDouble(0, 200);
            QueueFigures now = Erlang.figures(load, handling, servers, patience, threshold);
            QueueFigures more = Erlang.figures(load, handling, servers + 1, patience, threshold);
            QueueFigures busier = Erlang.figures(load * 1.05, handling, servers, patience, threshold);
            assertThat(now.serviceLevel()).isBetween(0.0, 1.0);
            assertThat(more.serviceLevel()).isGreaterThanOrEqualTo(now.serviceLevel() - 1e-9);
            assertThat(more.waitShare()).isLessThanOrEqualTo(now.waitShare() + 1e-9);
            assertThat(more.abandonShare()).isLessThanOrEqualTo(now.abandonShare() + 1e-9);
            assertThat(busier.serviceLevel()).isLessThanOrEqualTo(now.serviceLevel() + 1e-9);
            assertThat(busier.occupancy()).isGreaterThanOrEqualTo(now.occupancy() - 1e-9);
        }
    }

    @Test
    void erlangAComesToErlangCAsPatienceGrows() {
        for (int servers : new int[] {11, 14, 30}) {
            QueueFigures patient = Erlang.figures(10, 180, servers, null, 20);
            QueueFigures nearly = Erlang.figures(10, 180, servers, 1e9, 20);
            assertThat(nearly.waitShare()).isCloseTo(patient.waitShare(), within(1e-5));
            assertThat(nearly.serviceLevel()).isCloseTo(patient.serviceLevel(), within(1e-5));
            assertThat(nearly.meanWaitSeconds()).isCloseTo(patient.meanWaitSeconds(), within(1e-2));
        }
    }

    @Test
    void hugeAndTinyNumbersStayFinite() {
        assertThat(Erlang.figures(5, 300, 2_000, 60.0, 20).serviceLevel()).isEqualTo(1);
        assertThat(Erlang.figures(3_000, 300, 1_000, 100_000.0, 20).serviceLevel())
                .isBetween(0.0, 1.0);
        assertThat(Erlang.figures(3_000, 300, 1_000, 100_000.0, 20).abandonShare())
                .isCloseTo(2 / 3.0, within(1e-3));
        assertThat(Erlang.figures(0, 300, 1, null, 20).waitShare()).isZero();
        assertThat(Erlang.figures(10, 180, 10, null, 20).serviceLevel()).isZero();
    }
}
