package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.scheduling.arrival.HalfHours;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days × half hours as a table whose cells are the darker the more there is; a table for screen readers too. */
final class HeatMap extends Composite<Div> {
    private static final int SHADES = 8;
    private static final int HOURS = 24;

    private final String label;
    private final boolean figures;
    private @Nullable SerializableConsumer<String> click;

    /**
     * One cell.
     *
     * @param value what is shown, null for nothing
     * @param title what it says when pointed at, translated
     * @param key what a click on it tells, empty for none
     * @param marked typed by hand
     */
    record Cell(@Nullable Double value, String title, String key, boolean marked) {}

    /**
     * A row.
     *
     * @param name translated name of the day
     * @param cells 48 of them
     */
    record Line(String name, List<Cell> cells) {
        Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param label translated: what is shown
     * @param figures whether cells show their numbers
     */
    HeatMap(String label, boolean figures) {
        this.label = label;
        this.figures = figures;
        getContent().addClassName("zb-heat-scroll");
        getContent().getElement().setAttribute("tabindex", "0");
        getContent().getElement().setAttribute("role", "region");
        getContent().getElement().setAttribute("aria-label", label);
    }

    /** Is told the key of a cell that was clicked. */
    HeatMap onCell(SerializableConsumer<String> listener) {
        click = listener;
        return this;
    }

    /** Shows these rows instead of those before. */
    void show(List<Line> lines) {
        getContent().removeAll();
        NativeTable table = new NativeTable();
        table.addClassName("zb-heat");
        if (figures) {
            table.addClassName("zb-heat-figures");
        }
        table.setCaptionText(label);
        NativeTableRow head = table.getHead().addRow();
        head.add(new NativeTableHeaderCell());
        int first = firstHour(lines);
        int last = lastHour(lines);
        for (int hour = first; hour <= last; hour++) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(String.valueOf(hour));
            cell.getElement().setAttribute("colspan", "2");
            head.add(cell);
        }
        double most = lines.stream()
                .flatMap(line -> line.cells().stream())
                .mapToDouble(cell -> cell.value() == null ? 0 : cell.value())
                .max()
                .orElse(0);
        lines.forEach(line -> {
            NativeTableRow row = table.getBody().addRow();
            row.add(new NativeTableHeaderCell(line.name()));
            line.cells().subList(first * 2, last * 2 + 2).forEach(cell -> row.add(cell(cell, most)));
        });
        SerializableConsumer<String> listener = click;
        if (listener != null) {
            table.addClassName("zb-heat-clickable");
            table.getElement()
                    .addEventListener("click", event -> {
                        String key = event.getEventData()
                                .get("event.target.dataset.key || ''")
                                .asString();
                        if (!key.isEmpty()) {
                            listener.accept(key);
                        }
                    })
                    .addEventData("event.target.dataset.key || ''");
        }
        getContent().add(table);
    }

    /** Hours before the first and after the last one of which something is said are left out. */
    private static int firstHour(List<Line> lines) {
        int hour = 0;
        while (hour < HOURS - 1 && isEmpty(lines, hour)) {
            hour++;
        }
        return hour == HOURS - 1 ? 0 : hour;
    }

    private static int lastHour(List<Line> lines) {
        int hour = HOURS - 1;
        while (hour > firstHour(lines) && isEmpty(lines, hour)) {
            hour--;
        }
        return hour;
    }

    private static boolean isEmpty(List<Line> lines, int hour) {
        return lines.stream()
                .flatMap(line -> line.cells().subList(hour * 2, hour * 2 + 2).stream())
                .allMatch(cell -> cell.value() == null);
    }

    private NativeTableCell cell(Cell cell, double most) {
        NativeTableCell shown = new NativeTableCell();
        Double value = cell.value();
        shown.setTitle(cell.title());
        if (!cell.key().isEmpty()) {
            shown.getElement().setAttribute("data-key", cell.key());
        }
        if (value != null) {
            int shade = most <= 0 ? 0 : (int) Math.ceil(SHADES * value / most);
            shown.addClassName("zb-heat-" + shade);
            shown.setText(String.valueOf(Math.round(value)));
        }
        if (cell.marked()) {
            shown.addClassName("zb-heat-marked");
        }
        return shown;
    }

    /** Beginning and end of a half hour. */
    static String hours(int slot) {
        return HalfHours.label(slot) + "–" + HalfHours.label(slot + 1);
    }
}
