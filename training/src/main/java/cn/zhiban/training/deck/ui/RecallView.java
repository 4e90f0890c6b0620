package cn.zhiban.training.deck.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.deck.RecallMap;
import cn.zhiban.training.deck.RecallService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Who remembers what, right now, and who has not answered what changed. */
@Route("train/recall")
@Menu(order = 262, title = "training.recall.title", icon = "vaadin:grid-big")
@RolesAllowed(TrainingPermissions.COACH)
class RecallView extends Page {
    /** Shades of the map: below a step, the next darker one. */
    private static final double[] STEPS = {0.6, 0.75, 0.85, 0.93};

    RecallView(RecallService recall) {
        super("training.recall.title");
        RecallMap map = recall.map();
        add(new PageHeader(getTranslation("training.recall.title"), getTranslation("training.recall.subtitle")));
        Grid<RecallMap.Line> grid = Grids.dense(getTranslation("training.recall.title"));
        Grid.Column<RecallMap.Line> name = grid.addColumn(RecallMap.Line::name)
                .setHeader(getTranslation("training.recall.name"))
                .setSortable(true)
                .setAutoWidth(true)
                .setFrozen(true);
        grid.addColumn(RecallMap.Line::team)
                .setHeader(getTranslation("training.recall.team"))
                .setSortable(true)
                .setAutoWidth(true);
        Grid.Column<RecallMap.Line> changed = grid.addComponentColumn(RecallView::changed)
                .setHeader(getTranslation("training.recall.changed"))
                .setComparator(RecallMap.Line::changed)
                .setAutoWidth(true);
        Grid.Column<RecallMap.Line> all = grid.addComponentColumn(line -> cell(line.recall()))
                .setHeader(getTranslation("training.recall.all"))
                .setComparator(line -> line.recall() == null ? -1 : line.recall())
                .setAutoWidth(true);
        grid.addColumn(RecallMap.Line::unseen)
                .setHeader(getTranslation("training.recall.unseen"))
                .setSortable(true)
                .setAutoWidth(true);
        for (String topic : map.topics()) {
            grid.addComponentColumn(line -> cell(line.topics().get(topic)))
                    .setHeader(topic)
                    .setComparator(line -> line.topics().getOrDefault(topic, -1.0))
                    .setAutoWidth(true);
        }
        Grids.finish(grid);
        NarrowColumns.keep(grid, name, changed, all);
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.GRID_BIG,
                        getTranslation("training.recall.empty.title"),
                        getTranslation("training.recall.empty.text")));
        grid.setItems(map.people());
        add(grid);
    }

    private static Component changed(RecallMap.Line line) {
        return line.changed() == 0 ? new Span("–") : new Badge(String.valueOf(line.changed()), Badge.Tone.WARNING);
    }

    /** A share as number and shade, so that it is read in black and white too. */
    private static Span cell(@Nullable Double share) {
        Span cell = new Span(share == null ? "–" : Math.round(100 * share) + "%");
        cell.addClassName("train-recall");
        if (share != null) {
            int step = 0;
            while (step < STEPS.length && share >= STEPS[step]) {
                step++;
            }
            cell.addClassName("train-recall-" + step);
        }
        return cell;
    }
}
