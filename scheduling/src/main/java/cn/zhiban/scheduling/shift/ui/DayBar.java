package cn.zhiban.scheduling.shift.ui;

import cn.zhiban.scheduling.shift.ClockText;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;

/** A shift drawn on its day and the first six hours of the next one. */
final class DayBar extends Composite<Div> {
    private static final int HOURS = 30;
    private static final int STEP = 6;

    /**
     * @param start minutes after midnight
     * @param end minutes after midnight of the same day
     * @param colour 0 to 11
     */
    DayBar(int start, int end, int colour) {
        StringBuilder svg = new StringBuilder(
                        "<svg viewBox=\"0 0 1800 120\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"")
                .append(ClockText.of(start, end))
                .append("\"><rect class=\"sched-bar-day\" width=\"1440\" height=\"120\"/>")
                .append("<rect class=\"sched-bar-next\" x=\"1440\" width=\"360\" height=\"120\"/>");
        for (int hour = STEP; hour < HOURS; hour += STEP) {
            svg.append("<line x1=\"%d\" x2=\"%d\" y2=\"120\" class=\"%s\"/>"
                    .formatted(hour * 60, hour * 60, hour == 24 ? "sched-bar-midnight" : "sched-bar-hour"));
        }
        int shown = Math.min(end, HOURS * 60);
        svg.append(
                "<rect class=\"sched-fill sched-c-%d\" x=\"%d\" y=\"18\" width=\"%d\" height=\"84\" rx=\"14\"/></svg>"
                        .formatted(colour, start, Math.max(0, shown - start)));
        getContent().addClassName("sched-bar");
        getContent().add(new Svg(svg.toString()));
    }
}
