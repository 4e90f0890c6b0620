package cn.zhiban.kb.script.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Preferences;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.ui.ArticleNavigation;
import cn.zhiban.kb.flow.Flow;
import cn.zhiban.kb.script.ScriptOutlines;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A script beside a chat, one step at a time. */
@Route("kb/run/:articleId([0-9]{1,18})")
@RolesAllowed(KbPermissions.READ)
class ScriptRunView extends Page implements BeforeEnterObserver {
    private static final String SHOP = "kb.search.shop";

    private final transient Translations translations;
    private final transient ArticleService articles;
    private final transient ScriptOutlines outlines;
    private final transient Organisation organisation;
    private final transient Access access;
    private final transient Preferences preferences;

    ScriptRunView(
            Translations translations,
            ArticleService articles,
            ScriptOutlines outlines,
            Organisation organisation,
            Access access,
            Preferences preferences) {
        super("kb.script.run.title");
        this.translations = translations;
        this.articles = articles;
        this.outlines = outlines;
        this.organisation = organisation;
        this.access = access;
        this.preferences = preferences;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        long id = Long.parseLong(event.getRouteParameters().get("articleId").orElseThrow());
        QueryParameters query = event.getLocation().getQueryParameters();
        show(articles.get(id), number(query, "shop"), number(query, "run"));
    }

    private void show(ArticleDetails article, Optional<Long> wanted, Optional<Long> run) {
        removeAll();
        ArticleContent content = article.content();
        List<ShopRef> shops = organisation.shops(access.current().scope()).stream()
                .filter(ShopRef::active)
                .filter(shop -> fits(content, shop))
                .toList();
        ShopRef shop = wanted.or(this::preferred)
                .flatMap(id -> shops.stream().filter(one -> one.id() == id).findFirst())
                .or(() -> shops.stream().findFirst())
                .orElse(null);
        PageHeader header = new PageHeader(content.title(), getTranslation("kb.script.run.subtitle"));
        if (run.isEmpty() && shops.size() > 1) {
            header.withActions(picker(article.id(), shops, shop));
        }
        header.withActions(new Button(getTranslation("kb.script.run.read"), _ -> ArticleNavigation.read(article.id())));
        ScriptRunner runner = new ScriptRunner(translations, getLocale());
        runner.setShops(shops);
        run.ifPresentOrElse(runner::goOn, () -> runner.start(article.id(), shop == null ? null : shop.id()));
        FlowDiagram diagram = new FlowDiagram(translations, getLocale(), outlines);
        diagram.addClassName("zb-only-wide");
        diagram.show(Objects.requireNonNullElse(content.flow(), Flow.EMPTY), List.of());
        runner.follow(diagram, article.id());
        Div panes = new Div(runner, diagram);
        panes.addClassName("zb-flow-field");
        add(header);
        add(panes);
    }

    private ComboBox<ShopRef> picker(long articleId, List<ShopRef> shops, @Nullable ShopRef shop) {
        ComboBox<ShopRef> picker = new ComboBox<>();
        picker.setAriaLabel(getTranslation("kb.script.run.shop"));
        picker.setItems(shops);
        picker.setItemLabelGenerator(ShopRef::name);
        picker.setValue(shop);
        picker.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                UI.getCurrent()
                        .navigate(
                                "kb/run/" + articleId,
                                QueryParameters.of(
                                        "shop", String.valueOf(change.getValue().id())));
            }
        });
        return picker;
    }

    private static boolean fits(ArticleContent content, ShopRef shop) {
        Long client = content.clientId();
        return (content.shopIds().isEmpty() || content.shopIds().contains(shop.id()))
                && (client == null || client == shop.clientId())
                && (content.platforms().isEmpty() || content.platforms().contains(shop.platform()));
    }

    private Optional<Long> preferred() {
        return preferences.get(SHOP).filter(id -> id.matches("[0-9]{1,18}")).map(Long::valueOf);
    }

    private static Optional<Long> number(QueryParameters query, String name) {
        return query.getSingleParameter(name)
                .filter(value -> value.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }
}
