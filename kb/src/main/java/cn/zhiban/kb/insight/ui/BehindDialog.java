package cn.zhiban.kb.insight.ui;

import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Grids;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;

/** The rows behind a point of a chart. */
public final class BehindDialog {
    private BehindDialog() {}

    /**
     * Shows them.
     *
     * @param title translated: what was clicked
     * @param grid with its columns
     */
    public static <T> void open(String title, Grid<T> grid, List<T> rows) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(title);
        dialog.addClassNames("zb-dialog", "zb-behind-dialog");
        grid.setItems(rows);
        Grids.finish(grid);
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.SEARCH,
                        dialog.getTranslation("kb.insight.behind.empty.title"),
                        dialog.getTranslation("kb.insight.behind.empty.text")));
        dialog.add(grid);
        dialog.getFooter().add(new Button(dialog.getTranslation("core.ui.close"), _ -> dialog.close()));
        dialog.open();
    }
}
