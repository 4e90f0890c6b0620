package cn.zhiban.scheduling.roster.ui;

import static cn.zhiban.scheduling.roster.ui.RosterScreens.text;

import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.check.Matrix;
import cn.zhiban.scheduling.roster.check.MatrixService;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.ToIntFunction;

/** Two rosters of the same days side by side: score, coverage, fairness, cells that differ. */
final class CompareDialog {
    private final RosterService rosters;
    private final MatrixService matrix;
    private final Roster roster;
    private final Dialog dialog = new Dialog();
    private final Div result = new Div();

    CompareDialog(RosterService rosters, MatrixService matrix, Roster roster) {
        this.rosters = rosters;
        this.matrix = matrix;
        this.roster = roster;
        dialog.setHeaderTitle(text("sched.roster.compare"));
        dialog.addClassName("zb-dialog");
        List<Roster> others = rosters.list().stream()
                .filter(one -> one.id() != roster.id()
                        && one.first().equals(roster.first())
                        && one.last().equals(roster.last()))
                .toList();
        Div content = new Div();
        content.addClassName("zb-stack");
        if (others.isEmpty()) {
            content.add(new Paragraph(text("sched.roster.compare.none")));
        } else {
            ComboBox<Roster> choice = new ComboBox<>(text("sched.roster.compare.with"));
            choice.setItems(others);
            choice.setItemLabelGenerator(Roster::name);
            choice.addValueChangeListener(change -> show(change.getValue()));
            content.add(choice, result);
            choice.setValue(others.getFirst());
        }
        dialog.add(content);
        dialog.getFooter().add(new Button(text("core.ui.close"), _ -> dialog.close()));
    }

    void open() {
        dialog.open();
    }

    private void show(Roster other) {
        result.removeAll();
        Matrix one = matrix.get(roster.id(), UI.getCurrent().getLocale());
        Matrix two = matrix.get(other.id(), UI.getCurrent().getLocale());
        NativeTable table = new NativeTable();
        table.addClassName("sched-compare");
        NativeTableRow head = table.getHead().addRow();
        head.add(
                new NativeTableHeaderCell(),
                new NativeTableHeaderCell(roster.name()),
                new NativeTableHeaderCell(other.name()));
        row(table, "sched.roster.compare.hard", one.score().hard(), two.score().hard());
        row(
                table,
                "sched.roster.compare.penalty",
                one.score().penalty(),
                two.score().penalty());
        row(table, "sched.roster.compare.missing", missing(one), missing(two));
        row(table, "sched.roster.compare.wishes", granted(one), granted(two));
        row(
                table,
                "sched.roster.compare.nights",
                spread(one, Matrix.Totals::nights),
                spread(two, Matrix.Totals::nights));
        row(
                table,
                "sched.roster.compare.weekends",
                spread(one, Matrix.Totals::weekends),
                spread(two, Matrix.Totals::weekends));
        result.add(
                table,
                new Paragraph(text(
                        "sched.roster.compare.cells",
                        rosters.difference(roster.id(), other.id()).size())));
    }

    private static void row(NativeTable table, String key, Object one, Object two) {
        NativeTableRow row = table.getBody().addRow();
        row.add(new NativeTableHeaderCell(text(key)));
        row.add(new NativeTableCell(String.valueOf(one)), new NativeTableCell(String.valueOf(two)));
    }

    /** People × hours that nobody covers. */
    private static String missing(Matrix matrix) {
        int halfHours = matrix.coverage().stream()
                .flatMap(day -> day.groups().stream())
                .filter(group -> !group.together())
                .mapToInt(Matrix.GroupCover::missing)
                .sum();
        return String.valueOf(halfHours / 2.0);
    }

    private static String granted(Matrix matrix) {
        int asked = matrix.rows().stream().mapToInt(row -> row.totals().asked()).sum();
        int granted =
                matrix.rows().stream().mapToInt(row -> row.totals().granted()).sum();
        return granted + " / " + asked;
    }

    private static String spread(Matrix matrix, ToIntFunction<Matrix.Totals> figure) {
        var figures =
                matrix.rows().stream().map(Matrix.Row::totals).mapToInt(figure).summaryStatistics();
        return figures.getCount() == 0 ? "–" : figures.getMin() + " – " + figures.getMax();
    }
}
