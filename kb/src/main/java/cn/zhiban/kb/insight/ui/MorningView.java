package cn.zhiban.kb.insight.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.insight.MorningLine;
import cn.zhiban.kb.insight.MorningService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** What an editor should do first today, and why. */
@Route("kb/morning")
@Menu(order = 150, title = "kb.morning.title", icon = "vaadin:coffee")
@RolesAllowed(KbPermissions.EDIT)
class MorningView extends Page {
    private static final int SHOWN = 40;
    private static final int[] DAYS = {1, 7, 30};
    private final transient MorningService morning;
    private final Loading content = new Loading();

    MorningView(MorningService morning) {
        super("kb.morning.title");
        this.morning = morning;
        add(new PageHeader(getTranslation("kb.morning.title"), getTranslation("kb.morning.subtitle")), content);
        content.load(this::list);
    }

    private Component list() {
        List<MorningLine> lines = morning.lines(SHOWN);
        if (lines.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.COFFEE,
                    getTranslation("kb.morning.empty.title"),
                    getTranslation("kb.morning.empty.text"),
                    new Anchor("kb/insight", getTranslation("kb.insight.title")));
        }
        OrderedList list = new OrderedList();
        list.addClassNames("zb-inbox", "zb-morning");
        lines.forEach(line -> list.add(row(line)));
        return list;
    }

    private ListItem row(MorningLine line) {
        Badge kind = new Badge(
                getTranslation("kb.morning.kind." + line.kind()),
                switch (line.kind()) {
                    case WRITE -> Badge.Tone.INFO;
                    case VERIFY -> Badge.Tone.WARNING;
                    case MEND -> Badge.Tone.BAD;
                });
        Span question = new Span(line.title());
        question.addClassName("zb-strong");
        Span whose = new Span(line.client());
        whose.addClassNames("zb-small", "zb-muted");
        Span title = new Span(question, new Text(" "), whose);
        title.addClassName("zb-clamp-2");
        Span why = new Span(getTranslation(line.reasonKey(), line.arguments().toArray()));
        why.addClassNames("zb-small", "zb-muted");
        Div texts = new Div(title, why);
        texts.addClassNames("zb-grow", "zb-morning-texts");
        Anchor action = new Anchor(line.link(), "");
        Button button = new Button(getTranslation("kb.morning.action." + line.kind()));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setTabIndex(-1);
        action.add(button);
        action.getElement()
                .setAttribute("aria-label", getTranslation("kb.morning.action." + line.kind()) + " " + line.title());
        return new ListItem(kind, texts, action, later(line));
    }

    private MenuBar later(MorningLine line) {
        MenuBar menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_ICON, MenuBarVariant.LUMO_SMALL);
        MenuItem root = menu.addItem(VaadinIcon.CLOCK.create());
        root.getElement().setAttribute("aria-label", getTranslation("kb.morning.later"));
        menu.setTooltipText(root, getTranslation("kb.morning.later"));
        for (int days : DAYS) {
            root.getSubMenu().addItem(getTranslation("kb.morning.later.days", days), _ -> {
                morning.dismiss(line.subject(), days);
                Toast.done(getTranslation("kb.morning.dismissed", days));
                content.load(this::list);
            });
        }
        return menu;
    }
}
