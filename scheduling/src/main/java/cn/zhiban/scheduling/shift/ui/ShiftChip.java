package cn.zhiban.scheduling.shift.ui;

import com.vaadin.flow.component.html.Span;

/** The code of a shift type in its colour, as it stands in rosters. */
public final class ShiftChip extends Span {
    /** @param colour 0 to 11 */
    public ShiftChip(String code, int colour) {
        super(code);
        addClassNames("sched-chip", "sched-c-" + colour);
    }
}
