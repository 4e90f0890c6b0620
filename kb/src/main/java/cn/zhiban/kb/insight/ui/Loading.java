package cn.zhiban.kb.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableSupplier;

/** Shows the outline of cards at once and fills it in a second step, so that a page with slow figures is there quickly. */
public final class Loading extends Composite<Div> {
    private static final int OUTLINES = 4;
    private int asked;

    public Loading() {
        getContent().addClassNames("zb-stack");
    }

    /** Shows outlines now and what the work brings as soon as it is done; only the newest work counts. */
    public void load(SerializableSupplier<Component> work) {
        Div outlines = new Div();
        outlines.addClassNames("zb-charts", "zb-skeleton");
        outlines.getElement().setAttribute("role", "status");
        outlines.getElement().setAttribute("aria-label", getTranslation("kb.insight.loading"));
        for (int i = 0; i < OUTLINES; i++) {
            outlines.add(new Div());
        }
        if (getContent().getComponentCount() == 0) {
            getContent().add(outlines);
        } else {
            getContent().addClassName("zb-faded");
        }
        int now = ++asked;
        getElement().executeJs("return 1").then(_ -> {
            if (now == asked) {
                Component made = work.get();
                getContent().removeAll();
                getContent().removeClassName("zb-faded");
                getContent().add(made);
            }
        });
    }
}
