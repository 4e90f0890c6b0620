package cn.zhiban.scheduling.roster.ui;

import static cn.zhiban.scheduling.roster.ui.RosterScreens.text;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.ui.Chart;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.roster.CellChange;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.check.RosterPeople;
import cn.zhiban.scheduling.roster.solve.SolveRun;
import cn.zhiban.scheduling.roster.solve.SolveService;
import cn.zhiban.scheduling.staff.Person;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run of the engine: how long, the score while it looks, then the difference before it is taken. */
final class SolveDialog {
    private static final int LOOK_EVERY_MS = 500;
    private static final int MOST_SHOWN = 60;
    private static final int MOST_POINTS = 60;

    private final SolveService service;
    private final RosterPeople people;
    private final RosterService rosters;
    private final Roster roster;
    private final Runnable taken;
    private final Dialog dialog = new Dialog();
    private final Div content = new Div();
    private final RadioButtonGroup<Integer> seconds = new RadioButtonGroup<>();
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph figures = new Paragraph();
    private final Chart chart =
            new Chart(Chart.Kind.LINE, Chart.Unit.NUMBER, text("sched.roster.solve.curve")).zoomed();
    private @Nullable Registration polling;
    private SolveRun.@Nullable State shown;

    SolveDialog(SolveService service, RosterPeople people, RosterService rosters, Roster roster, Runnable taken) {
        this.service = service;
        this.people = people;
        this.rosters = rosters;
        this.roster = roster;
        this.taken = taken;
        dialog.addClassNames("zb-dialog", "sched-solve");
        content.addClassName("zb-stack");
        figures.getElement().setAttribute("aria-live", "polite");
        dialog.add(content);
        dialog.addOpenedChangeListener(change -> follow(change.isOpened()));
    }

    void open() {
        SolveRun run = service.latest(roster.id()).orElse(null);
        if (run != null && (run.isBusy() || run.state() == SolveRun.State.READY)) {
            show(run);
        } else {
            ask();
        }
        dialog.open();
    }

    private void follow(boolean opened) {
        UI ui = UI.getCurrent();
        if (opened) {
            polling = ui.addPollListener(_ -> look());
            ui.setPollInterval(LOOK_EVERY_MS);
        } else {
            ui.setPollInterval(-1);
            if (polling != null) {
                polling.remove();
            }
        }
    }

    private void ask() {
        shown = null;
        dialog.setHeaderTitle(text("sched.roster.solve.title", roster.name()));
        content.removeAll();
        dialog.getFooter().removeAll();
        seconds.setLabel(text("sched.roster.solve.seconds"));
        seconds.setItems(5, 20, 60, 300);
        seconds.setItemLabelGenerator(one -> text("sched.roster.solve.seconds.n", one));
        seconds.setValue(20);
        content.add(new Paragraph(text("sched.roster.solve.text")), seconds);
        Button start = new Button(
                text("sched.roster.solve.start"),
                _ -> attempt(() -> show(service.start(roster.id(), seconds.getValue(), roster.revision() + 1L))));
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.setTestId("solve-start");
        dialog.getFooter().add(new Button(text("core.ui.cancel"), _ -> dialog.close()), start);
    }

    private void look() {
        service.latest(roster.id()).ifPresent(run -> {
            if (shown != null && (run.isBusy() || shown != run.state())) {
                show(run);
            }
        });
    }

    private void show(SolveRun run) {
        boolean fresh = shown != run.state();
        shown = run.state();
        chart.setVisible(!run.isRepair());
        dialog.setHeaderTitle(
                text(run.isRepair() ? "sched.roster.repair.title" : "sched.roster.solve.title", roster.name()));
        if (fresh) {
            content.removeAll();
            dialog.getFooter().removeAll();
        }
        switch (run.state()) {
            case WAITING, RUNNING -> running(run, fresh);
            case READY -> found(run);
            case FAILED -> {
                content.add(new Paragraph(text("sched.roster.solve.failed")));
                dialog.getFooter().add(new Button(text("sched.roster.solve.again"), _ -> ask()));
            }
            case TAKEN, DROPPED -> ask();
        }
    }

    private void running(SolveRun run, boolean fresh) {
        if (fresh) {
            Button stop = new Button(text("sched.roster.solve.stop"), _ -> attempt(() -> service.stop(run.id())));
            stop.addThemeVariants(ButtonVariant.PRIMARY);
            stop.setDisableOnClick(true);
            stop.setTestId("solve-stop");
            content.add(bar, figures, chart);
            dialog.getFooter().add(new Button(text("sched.roster.solve.background"), _ -> dialog.close()), stop);
        }
        double at = run.curve().isEmpty() ? 0 : run.curve().getLast().seconds();
        bar.setIndeterminate(run.state() == SolveRun.State.WAITING || run.stopping());
        bar.setValue(Math.clamp(at / run.seconds(), 0, 1));
        score(run);
    }

    private void score(SolveRun run) {
        figures.setText(
                run.curve().isEmpty()
                        ? text("sched.roster.solve.waiting")
                        : run.isRepair()
                                ? text("sched.roster.repair.score", run.hard(), run.penalty())
                                : text("sched.roster.solve.score", run.hard(), run.penalty(), bound(run)));
        curve(run.curve());
    }

    /** The score at even distances in time, so that a long search without a find looks like one, and the bound. */
    private void curve(List<SolveRun.Point> points) {
        if (points.size() < 2) {
            return;
        }
        double end = points.getLast().seconds();
        List<Chart.Point> score = new ArrayList<>();
        List<Chart.Point> bounds = new ArrayList<>();
        int next = 0;
        for (int i = 0; i <= MOST_POINTS; i++) {
            double second = end * i / MOST_POINTS;
            while (next < points.size() && points.get(next).seconds() <= second + 1e-9) {
                next++;
            }
            SolveRun.Point point = points.get(Math.max(0, next - 1));
            boolean known = next > 0;
            String label = String.format(Locale.ROOT, end < 10 ? "%.1f s" : "%.0f s", second);
            score.add(new Chart.Point(label, known && point.hard() == 0 ? Double.valueOf(point.penalty()) : null, ""));
            bounds.add(new Chart.Point(label, known && point.bound() > 0 ? Double.valueOf(point.bound()) : null, ""));
        }
        chart.show(List.of(
                new Chart.Series(text("sched.roster.penalty"), Chart.Tone.ONE, score),
                new Chart.Series(text("sched.roster.solve.bound"), Chart.Tone.TWO, bounds)));
    }

    private static String bound(SolveRun run) {
        return run.bound() > 0 ? String.valueOf(run.bound()) : "–";
    }

    private void found(SolveRun run) {
        List<CellChange> changes = service.difference(run.id());
        content.add(figures, chart);
        score(run);
        Div list = new Div();
        list.addClassName("sched-difference");
        Map<Long, String> names =
                people.of(rosters.people(roster.id())).stream().collect(Collectors.toMap(Person::id, Person::name));
        Differences differences = new Differences(service.codes());
        content.add(new Paragraph(text(
                "sched.roster.solve.difference",
                changes.size(),
                changes.stream().map(CellChange::employeeId).distinct().count())));
        changes.stream()
                .limit(MOST_SHOWN)
                .forEach(one -> list.add(differences.line(names.getOrDefault(one.employeeId(), ""), one)));
        if (changes.size() > MOST_SHOWN) {
            list.add(new Paragraph(text("sched.roster.solve.more", changes.size() - MOST_SHOWN)));
        }
        content.add(list);
        Button take = new Button(
                text("sched.roster.solve.take"),
                _ -> attempt(() -> {
                    int changed = service.take(run.id());
                    Toast.done(text("sched.roster.solve.taken", changed));
                    dialog.close();
                    taken.run();
                }));
        take.addThemeVariants(ButtonVariant.PRIMARY);
        take.setTestId("solve-take");
        dialog.getFooter()
                .add(
                        new Button(
                                text("sched.roster.solve.drop"),
                                _ -> attempt(() -> {
                                    service.drop(run.id());
                                    dialog.close();
                                })),
                        new Button(
                                text("sched.roster.solve.again"),
                                _ -> attempt(() -> {
                                    service.drop(run.id());
                                    ask();
                                })),
                        take);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }
}
