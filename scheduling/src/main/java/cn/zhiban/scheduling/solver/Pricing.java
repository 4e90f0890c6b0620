package cn.zhiban.scheduling.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds rows for people under given prices of demand, on several threads; what one person gets does not depend on them. */
final class Pricing {
    /** What was found for one person: rows, cheapest first, and a price no row can be below. */
    record Answer(List<Row> rows, int[] prices, int bound) {}

    private final Problem problem;
    private final RowGraph[] graphs;
    private final RowStates[] limits;
    private final int[][] multiplier;
    private final Workspace[] spaces;
    private final Lanes lanes;
    private final int[][] past;

    /** Room for the dynamic programs of one thread, used again and again. */
    static final class Workspace {
        private @Nullable RowPricer pricer;
        private @Nullable RowSearch search;

        private RowPricer pricer(RowStates any) {
            if (pricer == null) {
                pricer = new RowPricer(any);
            }
            return pricer;
        }

        private RowSearch search(RowPricer prepared) {
            if (search == null) {
                search = new RowSearch(prepared);
            }
            return search;
        }
    }

    Pricing(Problem problem, Lanes lanes, Workspace... spaces) {
        this(problem, lanes, new RowGraph[problem.size()], new RowStates[problem.size()], spaces);
        lanes.each(lane -> {
            for (int p = lane; p < graphs.length; p += lanes.size()) {
                graphs[p] = new RowGraph(problem, p);
                limits[p] = RowStates.of(graphs[p], problem.people().get(p));
                multiplier[p] = new int[graphs[p].limit.length + 1];
            }
        });
    }

    private Pricing(Problem problem, Lanes lanes, RowGraph[] graphs, RowStates[] limits, Workspace... spaces) {
        this.problem = problem;
        this.lanes = lanes;
        this.graphs = graphs;
        this.limits = limits;
        this.spaces = spaces;
        this.multiplier = new int[problem.size()][];
        this.past = problem.emptyRows();
    }

    /** For a part of the problem in which the chosen people are as free as in the whole. */
    Pricing part(Problem part, int[] people, Lanes lane, Workspace space) {
        RowGraph[] graph = new RowGraph[people.length];
        RowStates[] limit = new RowStates[people.length];
        for (int i = 0; i < people.length; i++) {
            graph[i] = graphs[people[i]];
            limit[i] = limits[people[i]];
        }
        Pricing pricing = new Pricing(part, lane, graph, limit, space);
        for (int i = 0; i < people.length; i++) {
            pricing.multiplier[i] = multiplier[people[i]].clone();
        }
        return pricing;
    }

    Lanes lanes() {
        return lanes;
    }

    /** For how many people the search for rows knows every rule. */
    int exact() {
        int n = 0;
        for (RowGraph graph : graphs) {
            n += graph.exact ? 1 : 0;
        }
        return n;
    }

    RowGraph graph(int person) {
        return graphs[person];
    }

    /** Prices per planned day and type when one more person on a demand line is worth linePrice. */
    int[] cells(int person, int[] linePrice) {
        int width = problem.width();
        RowGraph graph = graphs[person];
        int[] cell = new int[graph.days * width];
        for (int d = 0; d < graph.days; d++) {
            int c = graph.first + d;
            for (int type = 0; type < width; type++) {
                boolean follows = d > 0 || c == 0 || !graph.shape.forbidden(past[person][c - 1], type);
                if (!follows || !problem.isOpen(person, c, type)) {
                    cell[d * width + type] = RowGraph.NEVER;
                    continue;
                }
                long price = graph.shape.price(c, type) * RowPricer.SCALE;
                for (int l : problem.linesOf(person, c, type)) {
                    price -= linePrice[l];
                }
                cell[d * width + type] = (int) Math.clamp(price, -(1 << 26), 1 << 26);
            }
        }
        return cell;
    }

    /** Finds up to most rows per person of the list that are cheaper than the person's cutoff. */
    List<Answer> find(int[] people, int[] linePrice, int[] cutoff, int most) {
        Answer[] answers = new Answer[people.length];
        lanes.each(lane -> {
            for (int i = lane; i < people.length; i += lanes.size()) {
                answers[i] = find(lane, people[i], cells(people[i], linePrice), cutoff[i], most);
            }
        });
        return Arrays.asList(answers);
    }

    Answer find(int lane, int person, int[] cell, int cutoff, int most) {
        RowPricer pricer = spaces[lane].pricer(limits[person]);
        RowSearch search = spaces[lane].search(pricer);
        int bound = pricer.prepare(limits[person], cell, problem.width(), multiplier[person], cutoff);
        if (bound >= cutoff) {
            return new Answer(List.of(), new int[0], bound);
        }
        List<RowSearch.Found> found = search.find(pricer, past[person], cutoff, most, 4000);
        if (search.complete()) {
            bound = Math.max(bound, found.isEmpty() ? cutoff : found.getFirst().price());
        }
        List<Row> rows = new ArrayList<>();
        for (RowSearch.Found one : found) {
            rows.add(new Row(person, one.row(), problem.rowCost(person, one.row())));
        }
        return new Answer(rows, found.stream().mapToInt(RowSearch.Found::price).toArray(), bound);
    }
}
