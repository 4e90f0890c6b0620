package cn.zhiban.core.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/** Top of a page: its name, one sentence on what it is for, and its actions at the right. */
public final class PageHeader extends Composite<Div> {
    private final Div actions = new Div();

    /**
     * @param title translated name of the page
     * @param subtitle one translated sentence, or empty
     */
    public PageHeader(String title, String subtitle) {
        Div texts = new Div(new H1(title));
        texts.addClassName("zb-page-header-texts");
        if (!subtitle.isEmpty()) {
            texts.add(new Paragraph(subtitle));
        }
        actions.addClassName("zb-page-header-actions");
        getContent().addClassName("zb-page-header");
        getContent().add(texts, actions);
    }

    /** Adds actions, the most important one last (it stands at the far right). */
    public PageHeader withActions(Component... components) {
        actions.add(components);
        return this;
    }
}
