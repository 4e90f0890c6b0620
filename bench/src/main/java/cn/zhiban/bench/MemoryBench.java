package cn.zhiban.bench;

import cn.zhiban.training.memory.Fsrs;
import cn.zhiban.training.memory.Memory;
import cn.zhiban.training.memory.Rating;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A year of simulated people: who reviews three minutes a day as the deck asks, and who learns everything once for a yearly
 * exam. What they really remember follows the published forgetting curve, faster or slower from person to person than the
 * scheduler knows.
 */
record MemoryBench(@Nullable Path chart) {
    private static final int PEOPLE = 300;
    private static final int CARDS = 60;
    private static final int DAYS = 365;
    private static final int NEW_A_DAY = 5;
    private static final int A_DAY = 15;
    /** Five working days of seven. */
    private static final double PRESENT = 5 / 7.0;

    private static final Instant START = Instant.parse("2026-01-01T00:30:00Z");
    private static final Fsrs RED_LINES = new Fsrs(0.95, 30);

    /** @return null when the options are not understood */
    static @Nullable MemoryBench parse(List<String> options) {
        if (options.isEmpty()) {
            return new MemoryBench(null);
        }
        return options.size() == 2 && options.getFirst().equals("--svg")
                ? new MemoryBench(Path.of(options.getLast()))
                : null;
    }

    void run() throws IOException {
        double[] deck = new double[DAYS + 1];
        double[] exam = new double[DAYS + 1];
        double answers = 0;
        for (int person = 0; person < PEOPLE; person++) {
            double talent = Math.exp(0.4 * new Random(person).nextGaussian());
            answers += review(person, talent, deck);
            learnOnce(talent, exam);
        }
        System.out.printf(
                Locale.ROOT,
                "%d people, %d red lines, a year; daily review: %.1f answers a working day (%.1f minutes at 12 s)%n",
                PEOPLE,
                CARDS,
                answers / PEOPLE / DAYS / PRESENT,
                answers / PEOPLE / DAYS / PRESENT * 12 / 60);
        System.out.println("| after days | daily review remembers | one yearly exam remembers |");
        System.out.println("|---|---|---|");
        for (int day : new int[] {14, 30, 90, 180, 365}) {
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.1f %% | %.1f %% |%n",
                    day,
                    100 * deck[day] / PEOPLE / CARDS,
                    100 * exam[day] / PEOPLE / CARDS);
        }
        if (chart != null) {
            Files.writeString(chart, svg(deck, exam));
        }
    }

    /** @return answers given */
    private static int review(int person, double talent, double[] sum) {
        Random dice = new Random(person * 7_919L);
        Memory[] known = new Memory[CARDS];
        int answers = 0;
        for (int day = 0; day <= DAYS; day++) {
            Instant at = START.plus(Duration.ofDays(day));
            if (dice.nextDouble() < PRESENT) {
                int today = 0;
                int begun = 0;
                for (int round = 0; round < 3; round++) {
                    for (int card = 0; card < CARDS && today < A_DAY; card++) {
                        Memory before = known[card];
                        boolean isNew = before == null && begun < NEW_A_DAY;
                        Instant soon = at.plus(Duration.ofMinutes(12));
                        if (isNew
                                || before != null
                                        && !before.dueAt().isAfter(before.stage() == Memory.Stage.REVIEW ? at : soon)) {
                            begun += isNew ? 1 : 0;
                            boolean right = dice.nextDouble() < (before == null ? 0.7 : truth(before, at, talent));
                            at = at.plusSeconds(12);
                            known[card] = RED_LINES.after(before, Rating.of(right, 1, 0), at);
                            today++;
                        }
                    }
                }
                answers += today;
            }
            Instant evening = START.plus(Duration.ofDays(day)).plus(Duration.ofHours(10));
            for (Memory memory : known) {
                sum[day] += memory == null ? 0 : truth(memory, evening, talent);
            }
        }
        return answers;
    }

    /** Learns every rule until it is answered right twice, passes the exam, and is asked again in a year. */
    private static void learnOnce(double talent, double[] sum) {
        Memory memory = RED_LINES.after(null, Rating.AGAIN, START);
        memory = RED_LINES.after(memory, Rating.GOOD, START.plusSeconds(60));
        memory = RED_LINES.after(memory, Rating.GOOD, START.plusSeconds(700));
        memory = RED_LINES.after(memory, Rating.GOOD, START.plus(Duration.ofDays(1)));
        for (int day = 0; day <= DAYS; day++) {
            sum[day] += CARDS * truth(memory, START.plus(Duration.ofDays(day)).plus(Duration.ofHours(10)), talent);
        }
    }

    /** What is really remembered: the curve, with a stability that is the person's own. */
    private static double truth(Memory memory, Instant at, double talent) {
        Memory own = new Memory(
                memory.stage(),
                memory.step(),
                memory.stability() * talent,
                memory.difficulty(),
                memory.lastAt(),
                memory.dueAt(),
                memory.reviews(),
                memory.lapses());
        return Fsrs.recall(own, at);
    }

    private static String svg(double[] deck, double[] exam) {
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 320" font-family="sans-serif" font-size="12">
                <rect width="760" height="320" fill="#ffffff"/>
                """);
        for (int percent = 0; percent <= 100; percent += 20) {
            int y = 280 - percent * 25 / 10;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1='50' x2='730' y1='%d' y2='%d' stroke='#dddddd'/><text x='42' y='%d' text-anchor='end'>%d %%</text>%n",
                    y,
                    y,
                    y + 4,
                    percent));
        }
        for (int day = 0; day <= DAYS; day += 73) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x='%.0f' y='300' text-anchor='middle'>%d</text>%n",
                    50 + 680.0 * day / DAYS,
                    day));
        }
        svg.append(line(deck, "#0f766e")).append(line(exam, "#b45309"));
        svg.append("<text x='725' y='52' text-anchor='end' fill='#0f766e'>daily review, 3 minutes</text>\n");
        svg.append("<text x='725' y='175' text-anchor='end' fill='#b45309'>one yearly exam</text>\n");
        return svg.append("<text x='390' y='317' text-anchor='middle'>days</text>\n</svg>\n")
                .toString();
    }

    private static String line(double[] sums, String colour) {
        List<String> points = new ArrayList<>();
        for (int day = 0; day <= DAYS; day += 2) {
            points.add(String.format(
                    Locale.ROOT, "%.1f,%.1f", 50 + 680.0 * day / DAYS, 280 - 250 * sums[day] / PEOPLE / CARDS));
        }
        return "<polyline fill='none' stroke='" + colour + "' stroke-width='2' points='" + String.join(" ", points)
                + "'/>\n";
    }
}
