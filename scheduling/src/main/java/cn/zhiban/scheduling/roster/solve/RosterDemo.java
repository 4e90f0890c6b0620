package cn.zhiban.scheduling.roster.solve;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.roster.CellEdit;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.CellSource;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.RosterDraft;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.check.Board;
import cn.zhiban.scheduling.roster.check.RosterModel;
import cn.zhiban.scheduling.roster.publish.PublicationService;
import cn.zhiban.scheduling.solver.Engine;
import cn.zhiban.scheduling.solver.HybridEngine;
import cn.zhiban.scheduling.staff.TeamRef;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Rosters of the demo company's teams: last month's and this month's published, this month's with a change nobody has
 * acknowledged yet, the next one in preparation. The engine makes them with a fixed seed and a fixed number of steps.
 */
@Component
@Profile("demo")
class RosterDemo implements DemoDataset {
    /** After so many looks at the clock the engine ends; unlike seconds they are the same on every machine. */
    private static final int LOOKS = 230;

    private static final int AT_MOST_SECONDS = 5;

    private final RosterService rosters;
    private final CellService cells;
    private final PublicationService publications;
    private final Solving solving;
    private final CompanyTime time;

    RosterDemo(
            RosterService rosters,
            CellService cells,
            PublicationService publications,
            Solving solving,
            CompanyTime time) {
        this.rosters = rosters;
        this.cells = cells;
        this.publications = publications;
        this.solving = solving;
        this.time = time;
    }

    @Override
    public int order() {
        return 350;
    }

    @Override
    public String name() {
        return "scheduling.roster";
    }

    /** Rows: team, words of the name, what is said when published, what is said with the change. */
    @Override
    public void load() throws Exception {
        String table = new ClassPathResource("demo/scheduling/rosters.csv").getContentAsString(StandardCharsets.UTF_8);
        YearMonth month = YearMonth.from(time.today());
        for (String line : table.lines().skip(1).toList()) {
            List<String> words = List.of(line.split(",", -1));
            TeamRef team = rosters.teams().stream()
                    .filter(one -> one.name().equals(words.get(0)))
                    .findFirst()
                    .orElseThrow();
            boolean known =
                    rosters.list().stream().anyMatch(one -> one.teamIds().equals(Set.of(team.id())));
            if (known) {
                continue;
            }
            publications.publish(make(team, month.minusMonths(1), words.get(1)), words.get(2));
            long now = make(team, month, words.get(1));
            publications.publish(now, words.get(2));
            change(now, words.get(3));
            make(team, month.plusMonths(1), words.get(1));
        }
    }

    private long make(TeamRef team, YearMonth month, String words) {
        String name = words.formatted(month.getMonthValue());
        long id = rosters.create(new RosterDraft(name, Set.of(team.id()), month.atDay(1), month.atEndOfMonth(), null));
        Solving.Prepared prepared = solving.prepare(id, true);
        AtomicInteger looks = new AtomicInteger();
        Engine.Result result = prepared.solve(
                new HybridEngine(),
                new Engine.Budget(AT_MOST_SECONDS, 1, 7, () -> looks.incrementAndGet() > LOOKS, _ -> {}));
        Map<CellKey, Mark> marks = new HashMap<>();
        for (FoundCell cell : prepared.cells(result.rows())) {
            marks.put(new CellKey(cell.employeeId(), cell.day()), Mark.of(cell.typeId(), CellSource.SOLVER));
        }
        cells.write(id, marks);
        return id;
    }

    /** Two people of a team swap their shifts of a day soon, as far as rules let them. */
    private void change(long roster, String note) {
        LocalDate day = time.today().plusDays(2);
        if (!rosters.get(roster).contains(day)) {
            return;
        }
        RosterModel model = solving.prepare(roster, true).model();
        Board board = new Board(model, model.rows(rosters.cells(roster)));
        int column = model.horizon().column(day);
        long hard = board.hard();
        for (int one = 1; one < model.people().size(); one++) {
            int two = one - 1;
            int first = board.at(one, column);
            int second = board.at(two, column);
            if (first == 0 || second == 0 || first == second) {
                continue;
            }
            board.putAll(List.of(new int[] {one, column, second}, new int[] {two, column, first}));
            if (board.hard() <= hard) {
                cells.edit(
                        roster,
                        rosters.get(roster).revision(),
                        List.of(edit(model, one, day, second), edit(model, two, day, first)));
                publications.publish(roster, note);
                return;
            }
            board.putAll(List.of(new int[] {one, column, first}, new int[] {two, column, second}));
        }
    }

    private static CellEdit edit(RosterModel model, int person, LocalDate day, int number) {
        return CellEdit.of(
                model.people().get(person).id(),
                day,
                model.types().get(number - 1).code());
    }
}
