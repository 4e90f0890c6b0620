package cn.zhiban.core.org.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What is shown of a row beside its table: a title, sections, and a way to close it. */
final class SidePanel extends Composite<Div> {
    SidePanel(Component title, Runnable close) {
        Button closing = new Button(VaadinIcon.CLOSE.create(), _ -> close.run());
        closing.addThemeVariants(ButtonVariant.TERTIARY);
        closing.setAriaLabel(getTranslation("core.org.panel.close"));
        closing.setTestId("panel-close");
        Span end = new Span(closing);
        end.addClassName("zb-row-end");
        Div head = new Div(title, end);
        head.addClassName("zb-row");
        getContent().addClassNames("zb-card", "zb-stack", "zb-side-panel");
        getContent().add(head);
    }

    /** Adds a part. */
    void add(Component component) {
        getContent().add(component);
    }

    /** Adds a part with a heading and, at its right, its action. */
    void section(String heading, Component content, Component... actions) {
        H3 title = new H3(heading);
        Span end = new Span(actions);
        end.addClassName("zb-row-end");
        Div head = new Div(title, end);
        head.addClassName("zb-row");
        Section section = new Section(head, content);
        section.addClassName("zb-section");
        getContent().add(section);
    }
}
