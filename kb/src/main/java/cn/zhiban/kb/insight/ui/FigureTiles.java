package cn.zhiban.kb.insight.ui;

import cn.zhiban.core.ui.Chart;
import cn.zhiban.kb.insight.Figure;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers beside each other, each with the period before and its course. */
public final class FigureTiles extends Composite<Div> {
    /** @param figures in their order */
    public FigureTiles(List<Figure> figures) {
        getContent().addClassName("zb-figures");
        figures.forEach(figure -> getContent().add(tile(figure)));
    }

    private Div tile(Figure figure) {
        String name = getTranslation(figure.nameKey());
        H2 title = new H2();
        if (figure.link().isEmpty()) {
            title.setText(name);
        } else if (figure.link().startsWith("#")) {
            title.add(there(name, ChartCard.id(figure.link().substring(1))));
        } else {
            title.add(new Anchor(figure.link(), name));
        }
        Span number = new Span(shown(figure.value(), figure.unit()));
        number.addClassName("zb-big");
        Div tile = new Div(title, number, change(figure));
        tile.addClassName("zb-figure");
        if (figure.trend().size() > 1 && figure.trend().stream().anyMatch(value -> value > 0)) {
            tile.add(new Chart(Chart.Kind.SPARK, Chart.Unit.DECIMAL, name)
                    .show(new Chart.Series(
                            name,
                            Chart.Tone.ONE,
                            figure.trend().stream()
                                    .map(value -> new Chart.Point("", value, ""))
                                    .toList())));
        }
        return tile;
    }

    /** Leads to the card of the same page that shows what the number is made of. */
    private static NativeButton there(String name, String card) {
        NativeButton button = new NativeButton(name);
        button.addClassName("zb-link");
        button.addClickListener(click -> click.getSource()
                .getElement()
                .executeJs(
                        "const card = document.getElementById($0); card?.scrollIntoView({block: 'start'}); card?.focus()",
                        card));
        return button;
    }

    private Span change(Figure figure) {
        Double before = figure.before();
        Double value = figure.value();
        Span text = new Span();
        text.addClassNames("zb-small", "zb-muted");
        if (before == null) {
            return text;
        }
        text.setText(getTranslation("kb.insight.before", shown(before, figure.unit())));
        if (value != null && Math.abs(value - before) > 1e-9) {
            boolean more = value > before;
            Span arrow = new Span(more ? "\u2191" : "\u2193");
            arrow.getElement().setAttribute("aria-label", getTranslation(more ? "kb.insight.more" : "kb.insight.less"));
            switch (figure.better()) {
                case MORE -> arrow.addClassName(more ? "zb-text-good" : "zb-text-bad");
                case LESS -> arrow.addClassName(more ? "zb-text-bad" : "zb-text-good");
                case NONE -> {}
            }
            Span both = new Span(arrow, new Span(" " + text.getText()));
            both.addClassNames("zb-small", "zb-muted");
            return both;
        }
        return text;
    }

    private String shown(@Nullable Double value, Figure.Unit unit) {
        if (value == null) {
            return "\u2013";
        }
        Locale locale = getLocale();
        return switch (unit) {
            case NUMBER -> NumberFormat.getIntegerInstance(locale).format(value);
            case SHARE -> share(value, locale);
            case SECONDS -> getTranslation("kb.insight.seconds", decimal(value, value < 10 ? 1 : 0, locale));
            case HOURS -> getTranslation("kb.insight.hours", decimal(value, value < 10 ? 1 : 0, locale));
            case PER_THOUSAND -> decimal(value, 1, locale);
        };
    }

    private static String share(double value, Locale locale) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    private static String decimal(double value, int digits, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }
}
