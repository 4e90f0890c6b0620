package cn.zhiban.app.shell;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.HomeCard;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;

/** Where the day begins: what is waiting, from every module the person works with. */
@Route("")
@PermitAll
@Menu(order = 0, title = "shell.home.title", icon = "vaadin:home-o")
class HomeView extends Page {
    private final CompanyTime time;

    HomeView(Access access, CompanyTime time, List<HomeCard> cards) {
        super("shell.home.title");
        this.time = time;
        Actor actor = access.current();
        add(new PageHeader(greeting(actor), today()));
        List<Component> shown = cards.stream()
                .filter(card -> actor.may(card.permission()))
                .sorted(Comparator.comparingInt(HomeCard::order))
                .map(this::create)
                .toList();
        if (shown.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.COFFEE,
                    getTranslation("shell.home.empty.title"),
                    getTranslation("shell.home.empty.text")));
        } else {
            Div grid = new Div();
            grid.addClassName("zb-cards");
            grid.add(shown);
            add(grid);
        }
    }

    private String greeting(Actor actor) {
        int hour = time.local(time.now()).getHour();
        String part = switch (hour) {
            case 5, 6, 7, 8, 9, 10 -> "morning";
            case 11, 12, 13 -> "noon";
            case 14, 15, 16, 17 -> "afternoon";
            case 18, 19, 20, 21, 22 -> "evening";
            default -> "night";
        };
        return getTranslation("shell.home.greeting." + part, actor.name());
    }

    private String today() {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(getLocale())
                .format(time.today());
    }

    /** A card that fails leaves the others alone. */
    private Component create(HomeCard card) {
        try {
            return card.create();
        } catch (RuntimeException e) {
            Paragraph text = new Paragraph(getTranslation("core.problem.internal", Problem.log(e)));
            text.addClassName("zb-muted");
            Div broken = new Div(text);
            broken.addClassName("zb-card");
            return broken;
        }
    }
}
