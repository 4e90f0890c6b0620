package cn.zhiban.core.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A picture of numbers in the suite's colours, light and dark: pointed at or walked through with the arrow keys it says
 * its values, and for screen readers it is a table.
 */
@Tag("zhiban-chart")
@JsModule("context://zhiban/zhiban-chart.js")
public final class Chart extends Component {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** How values are drawn. */
    public enum Kind {
        /** A line for each series, over time. */
        LINE,
        /** A line with the space below it filled. */
        AREA,
        /** Lying bars, for things with names; several series are stacked. */
        BARS,
        /** Standing bars, for steps in an order; several series are stacked. */
        COLUMNS,
        /** Standing bars, the highest first, with the share they make together. */
        PARETO,
        /** A small line without axes, beside a figure that says the same. */
        SPARK
    }

    /** What the values are. */
    public enum Unit {
        /** Whole things. */
        NUMBER,
        /** Numbers with a fraction. */
        DECIMAL,
        /** Shares from 0 to 1, shown as per cent. */
        PERCENT,
        /** Durations in seconds. */
        SECONDS
    }

    /** Colours that stand apart from each other; {@link #BAD} is for what should not be. */
    public enum Tone {
        ONE,
        TWO,
        THREE,
        FOUR,
        FIVE,
        SIX,
        BAD
    }

    /**
     * One value.
     *
     * @param label translated: the day, the name …
     * @param value the value, null where there is none
     * @param key what a click on it tells, may be empty
     */
    public record Point(String label, @Nullable Double value, String key) {}

    /**
     * Values that belong together. All series of a chart have as many points, at the same places.
     *
     * @param name translated
     * @param tone its colour
     * @param points its values in order
     */
    public record Series(String name, Tone tone, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    private final Kind kind;
    private final Unit unit;
    private final String label;
    private String empty = "";
    private List<Series> series = List.of();
    private boolean clickable;
    private boolean zoomed;

    /** @param label translated: what is shown, for screen readers */
    public Chart(Kind kind, Unit unit, String label) {
        this.kind = kind;
        this.unit = unit;
        this.label = label;
    }

    /** Shows these values instead of those before. */
    public Chart show(List<Series> values) {
        series = List.copyOf(values);
        return update();
    }

    /** As {@link #show(List)}, with one series. */
    public Chart show(Series values) {
        return show(List.of(values));
    }

    /** Lets the axis of lines begin near the lowest value instead of at 0, where small differences are what matters. */
    public Chart zoomed() {
        zoomed = true;
        return this;
    }

    /** What is said when there is nothing to show. @param text translated */
    public Chart whenEmpty(String text) {
        empty = text;
        return update();
    }

    /** Is told the key of a point that was clicked. */
    public Chart onPoint(SerializableConsumer<String> listener) {
        clickable = true;
        getElement()
                .addEventListener("point", event -> {
                    String key = event.getEventData().get("event.detail.key").asString();
                    if (!key.isEmpty()) {
                        listener.accept(key);
                    }
                })
                .addEventData("event.detail.key");
        return update();
    }

    private Chart update() {
        UI ui = UI.getCurrent();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("empty", empty.isEmpty() ? ui.getTranslation("core.ui.chart.empty") : empty);
        texts.put("category", ui.getTranslation("core.ui.chart.category"));
        texts.put("cumulated", ui.getTranslation("core.ui.chart.cumulated"));
        getElement().setPropertyJson("chart", json(ui.getLocale(), texts));
        return this;
    }

    /** What the script in the browser draws. */
    ObjectNode json(Locale locale, Map<String, String> texts) {
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("kind", kind.name());
        chart.put("unit", unit.name());
        chart.put("label", label);
        chart.put("language", locale.toLanguageTag());
        chart.put("clickable", clickable);
        chart.put("zoomed", zoomed);
        chart.put("texts", texts);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Series one : series) {
            if (one.points().size() != series.getFirst().points().size()) {
                throw new IllegalArgumentException("series of different lengths in " + label);
            }
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", one.name());
            row.put("tone", one.tone().name());
            row.put("points", one.points());
            rows.add(row);
        }
        chart.put("series", rows);
        return JSON.valueToTree(chart);
    }
}
