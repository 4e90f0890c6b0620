package cn.zhiban.core.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Shown where there is nothing yet: says why, and what to do next. */
public final class EmptyState extends Composite<Div> {
    /**
     * @param icon a hint of what would be here
     * @param title translated: what is missing
     * @param text translated: what to do next
     * @param actions the next step as buttons or links
     */
    public EmptyState(VaadinIcon icon, String title, String text, Component... actions) {
        Icon picture = icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        getContent().addClassName("zb-empty");
        getContent().add(picture, new H3(title), new Paragraph(text));
        getContent().add(actions);
    }
}
