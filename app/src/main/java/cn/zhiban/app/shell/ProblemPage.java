package cn.zhiban.app.shell;

import cn.zhiban.core.ui.KeyHint;
import cn.zhiban.core.ui.Page;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A page that says why there is not the page one wanted, and where to go from here. */
abstract class ProblemPage extends Page {
    ProblemPage(String titleKey) {
        super(titleKey);
        addClassName("zb-problem");
    }

    /** Fills the page. */
    final void show(VaadinIcon icon, String title, String text, boolean paletteHelps) {
        removeAll();
        Icon picture = icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        Div box = new Div(picture, new H1(title), new Paragraph(text));
        box.addClassName("zb-empty");
        Anchor home = new Anchor("", "");
        home.getElement().setAttribute("router-link", true);
        Button go = new Button(getTranslation("shell.problem.home"));
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.getElement().setAttribute("tabindex", "-1");
        home.add(go);
        box.add(home);
        if (paletteHelps) {
            Paragraph hint = new Paragraph(new KeyHint("Mod K"), new Span(getTranslation("shell.problem.palette")));
            hint.addClassNames("zb-muted", "zb-hint");
            box.add(hint);
        }
        add(box);
    }
}
