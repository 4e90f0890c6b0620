package cn.zhiban.core.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.stream.Stream;

/** On a phone a table keeps only the columns that say what a row is; the rest is found by opening the row. */
public final class NarrowColumns {
    private static final int NARROW = 800;

    private NarrowColumns() {}

    /** @param kept the columns that stay */
    @SafeVarargs
    public static <T> void keep(Grid<T> grid, Grid.Column<T>... kept) {
        List<Grid.Column<T>> stay = List.of(kept);
        grid.addAttachListener(attached -> {
            UI ui = attached.getUI();
            show(grid, stay, ui.getPage().getExtendedClientDetails().getWindowInnerWidth());
            Registration resized =
                    ui.getPage().addBrowserWindowResizeListener(size -> show(grid, stay, size.getWidth()));
            grid.addDetachListener(detached -> {
                resized.remove();
                detached.unregisterListener();
            });
        });
    }

    private static <T> void show(Grid<T> grid, List<Grid.Column<T>> stay, int width) {
        boolean narrow = width > 0 && width <= NARROW;
        Stream<Grid.Column<T>> columns = grid.getColumns().stream();
        columns.filter(column -> !stay.contains(column)).forEach(column -> column.setVisible(!narrow));
    }
}
