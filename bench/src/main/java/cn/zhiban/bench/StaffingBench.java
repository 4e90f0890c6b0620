package cn.zhiban.bench;

import cn.zhiban.scheduling.staffing.Erlang;
import cn.zhiban.scheduling.staffing.QueueFigures;
import cn.zhiban.scheduling.staffing.Staffing;
import cn.zhiban.scheduling.staffing.StaffingNeed;
import cn.zhiban.scheduling.staffing.StaffingRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the staffing formulas against reference values and against a simulation, side by side. */
record StaffingBench(Path folder, int arrivals, long seed) {
    private static final Path USUAL = Path.of("../shared/data/erlang");
    private static final double MINUTE = 60;
    private static final double HALF_HOUR = 1_800;

    static @Nullable StaffingBench parse(List<String> options) {
        return switch (options.size()) {
            case 0 -> new StaffingBench(USUAL, 2_000_000, 1);
            case 2 ->
                "--data".equals(options.getFirst())
                        ? new StaffingBench(Path.of(options.getLast()), 2_000_000, 1)
                        : null;
            default -> null;
        };
    }

    void run() throws IOException {
        computed();
        published();
    }

    private void computed() throws IOException {
        System.out.println("""
                per case: reference, formula, simulation
                calls AHT places patience |  share waiting            |  served in time           |  occupancy                |  abandoned                |  mean wait (min)""");
        double worst = 0;
        double simulated = 0;
        for (Map<String, String> row : rows("cases_computed.csv")) {
            double handling = number(row, "aht_min") * MINUTE;
            double load = number(row, "transactions") / (number(row, "interval_min") * MINUTE) * handling;
            int agents = (int) number(row, "agents");
            Double patience = cell(row, "patience_min").isEmpty() ? null : number(row, "patience_min") * MINUTE;
            double threshold = number(row, "threshold_min") * MINUTE;
            QueueFigures ours = Erlang.figures(load, handling, agents, patience, threshold);
            QueueFigures played = new QueueSimulation(load, handling, agents, patience, threshold, seed).run(arrivals);
            double[][] values = {
                {number(row, "p_wait"), ours.waitShare(), played.waitShare()},
                {number(row, "service_level"), ours.serviceLevel(), played.serviceLevel()},
                {number(row, "occupancy"), ours.occupancy(), played.occupancy()},
                {number(row, "p_abandon"), ours.abandonShare(), played.abandonShare()},
                {number(row, "mean_wait_min"), ours.meanWaitSeconds() / MINUTE, played.meanWaitSeconds() / MINUTE}
            };
            System.out.printf(
                    Locale.ROOT,
                    "%5s %3s %6d %8s",
                    cell(row, "transactions"),
                    cell(row, "aht_min"),
                    agents,
                    patience == null ? "-" : cell(row, "patience_min"));
            for (double[] value : values) {
                System.out.printf(Locale.ROOT, " | %.4f  %.4f  %.4f", value[0], value[1], value[2]);
                worst = Math.max(worst, Math.abs(value[0] - value[1]));
                simulated = Math.max(simulated, Math.abs(value[2] - value[1]) / Math.max(1, value[1]));
            }
            System.out.println();
        }
        System.out.printf(
                Locale.ROOT,
                "largest difference to the reference values %.7f, to the simulation of %,d arrivals %.4f%n%n",
                worst,
                arrivals,
                simulated);
    }

    private void published() throws IOException {
        System.out.println("published cases: expected / found");
        for (Map<String, String> row : rows("cases_published.csv")) {
            double handling = number(row, "aht_min") * MINUTE;
            double threshold = number(row, "asa_target_min") * MINUTE;
            double arrivals = number(row, "transactions") * HALF_HOUR / (number(row, "interval_min") * MINUTE);
            Double patience = cell(row, "patience_min").isEmpty() ? null : number(row, "patience_min") * MINUTE;
            if (cell(row, "agents_given").isEmpty()) {
                StaffingRule rule = new StaffingRule(
                        handling,
                        1,
                        1,
                        patience,
                        threshold,
                        number(row, "service_level_target"),
                        null,
                        number(row, "max_occupancy"),
                        number(row, "shrinkage"),
                        0);
                StaffingNeed need = Staffing.need(arrivals, HALF_HOUR, rule);
                System.out.printf(
                        Locale.ROOT,
                        "%s people %s/%d with shrinkage %s/%d",
                        cell(row, "model"),
                        cell(row, "raw_positions"),
                        need.onLine(),
                        cell(row, "positions"),
                        need.scheduled());
                print(row, need.figures());
            } else {
                System.out.printf("%s people given %s", cell(row, "model"), cell(row, "agents_given"));
                print(
                        row,
                        Erlang.figures(
                                arrivals / HALF_HOUR * handling,
                                handling,
                                (int) number(row, "agents_given"),
                                patience,
                                threshold));
            }
        }
    }

    private static void print(Map<String, String> row, QueueFigures figures) {
        System.out.printf(
                Locale.ROOT,
                ", served in time %s/%.6f, occupancy %s/%.6f, waiting %s/%.6f, abandoned %s/%.6f%n",
                cell(row, "service_level"),
                figures.serviceLevel(),
                cell(row, "occupancy"),
                figures.occupancy(),
                cell(row, "waiting_probability"),
                figures.waitShare(),
                cell(row, "abandonment_probability"),
                figures.abandonShare());
    }

    private List<Map<String, String>> rows(String file) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        String[] names = lines.getFirst().split(",", -1);
        return lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < names.length; i++) {
                        row.put(names[i], cells[i]);
                    }
                    return row;
                })
                .toList();
    }

    private static String cell(Map<String, String> row, String name) {
        return row.getOrDefault(name, "");
    }

    private static double number(Map<String, String> row, String name) {
        return Double.parseDouble(cell(row, name));
    }
}
