package cn.zhiban.core.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Search field and filters above a grid, with the number of rows at the right. */
public final class FilterBar extends Composite<Div> {
    private final Span count = new Span();

    /** @param filters fields in the order of the most used */
    public FilterBar(Component... filters) {
        getContent().addClassName("zb-filter-bar");
        getContent().getElement().setAttribute("role", "search");
        getContent().add(filters);
        count.addClassName("zb-filter-count");
        count.getElement().setAttribute("aria-live", "polite");
        getContent().add(count);
    }

    /** Shows how many rows there are. */
    public void setCount(String text) {
        count.setText(text);
    }
}
