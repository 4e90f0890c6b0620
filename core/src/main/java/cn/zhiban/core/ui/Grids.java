package cn.zhiban.core.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.function.SerializableConsumer;
import org.jspecify.annotations.Nullable;

/** The suite's tables: dense, one line per row, columns that can be widened and moved, usable without a mouse. */
public final class Grids {
    private static final String ROW_KEY = "(element.getEventContext(event).item || {}).key";
    private static final int PAGE_SIZE = 50;

    private Grids() {}

    /**
     * A table without columns yet.
     *
     * @param label translated: what the rows are, for screen readers
     */
    public static <T> Grid<T> dense(String label) {
        Grid<T> grid = new Grid<>();
        grid.addClassName("zb-grid");
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setColumnReorderingAllowed(true);
        grid.setPageSize(PAGE_SIZE);
        grid.setSizeFull();
        grid.setAriaLabel(label);
        return grid;
    }

    /** Makes every column wide enough to be read and adjustable; call after the last column was added. */
    public static <T> Grid<T> finish(Grid<T> grid) {
        grid.getColumns().forEach(column -> column.setResizable(true));
        return grid;
    }

    /** Opens a row with a click or, with the focus on it, the Enter key. */
    public static <T> void onOpen(Grid<T> grid, SerializableConsumer<T> open) {
        grid.addClassName("zb-grid-opens");
        grid.addItemClickListener(click -> {
            if (click.getButton() == 0) {
                open.accept(click.getItem());
            }
        });
        grid.getElement()
                .addEventListener("keydown", event -> {
                    T item = item(grid, event);
                    if (item != null) {
                        open.accept(item);
                    }
                })
                .setFilter("event.key === 'Enter' && !event.isComposing && !element.hasAttribute('interacting')")
                .addEventData(ROW_KEY);
    }

    /** Says what to do when there are no rows. */
    public static void whenEmpty(Grid<?> grid, Component emptyState) {
        grid.setEmptyStateComponent(emptyState);
    }

    private static <T> @Nullable T item(Grid<T> grid, DomEvent event) {
        var key = event.getEventData().get(ROW_KEY);
        return key == null || key.isNull()
                ? null
                : grid.getDataCommunicator().getKeyMapper().get(key.asString());
    }
}
