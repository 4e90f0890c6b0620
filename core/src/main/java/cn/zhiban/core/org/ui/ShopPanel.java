package cn.zhiban.core.org.ui;

import cn.zhiban.core.org.keeping.Validity;
import cn.zhiban.core.org.shop.ShopService;
import cn.zhiban.core.org.shop.ShopSummary;
import cn.zhiban.core.ui.Badge;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;

/** One shop: facts, who serves it now and later, nicks in use. */
final class ShopPanel extends Composite<Div> {
    private final transient OrganisationScreens screens;
    private final transient ShopSummary shop;
    private final transient Runnable changed;

    ShopPanel(OrganisationScreens screens, ShopService shops, ShopSummary shop, Runnable changed, Runnable close) {
        this.screens = screens;
        this.shop = shop;
        this.changed = changed;
        Div title = new Div(new H2(shop.name()));
        title.addClassName("zb-row");
        if (!shop.active()) {
            title.add(new Badge(getTranslation("core.org.inactive"), Badge.Tone.NEUTRAL));
        }
        SidePanel panel = new SidePanel(title, close);
        panel.add(facts());
        if (shop.editable()) {
            Button edit = new Button(
                    getTranslation("core.org.shop.edit"),
                    VaadinIcon.PENCIL.create(),
                    _ -> ShopDialog.edit(screens, shops, shop, changed));
            Div actions = new Div(edit);
            actions.addClassName("zb-row");
            panel.add(actions);
        }
        if (screens.mayReadPeople()) {
            Button add = new Button(
                    getTranslation("core.org.shop.add-person"),
                    VaadinIcon.PLUS.create(),
                    _ -> AssignmentDialog.forShop(screens, shop.id(), shop.name(), changed));
            add.addThemeVariants(ButtonVariant.TERTIARY);
            add.setVisible(screens.mayAssign() && shop.active());
            panel.section(
                    getTranslation("core.org.shop.served-by"),
                    new TimedList(people(), screens.today(), getTranslation("core.org.shop.nobody")),
                    add);
            panel.section(
                    getTranslation("core.org.nick.title"),
                    new TimedList(nicks(), screens.today(), getTranslation("core.org.nick.none")));
        }
        getContent().add(panel);
    }

    private Component facts() {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("zb-facts");
        fact(facts, "core.shop.column.code", shop.code());
        fact(facts, "core.shop.column.client", shop.clientName());
        fact(facts, "core.shop.column.platform", Names.platform(shop.platform()));
        return facts;
    }

    private void fact(DescriptionList facts, String key, String value) {
        facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }

    private List<TimedList.Item> people() {
        return screens.assignments().ofShop(shop.id()).stream()
                .map(row -> new TimedList.Item(
                        row.employeeName(),
                        Names.post(row.post()),
                        new Validity(row.validFrom(), row.validTo()),
                        screens.mayAssign() ? () -> AssignmentDialog.edit(screens, row, changed) : null))
                .toList();
    }

    private List<TimedList.Item> nicks() {
        return screens.nicks().ofShop(shop.id()).stream()
                .map(row -> new TimedList.Item(
                        row.nick(),
                        row.employeeName(),
                        new Validity(row.validFrom(), row.validTo()),
                        screens.mayAssign() ? () -> NickDialog.edit(screens, row, changed) : null))
                .toList();
    }
}
