package cn.zhiban.kb.article.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.Layer;
import cn.zhiban.kb.article.ProductCard;
import cn.zhiban.kb.fragment.Fragments;
import cn.zhiban.kb.markdown.Markdown;
import cn.zhiban.kb.script.ui.ScriptScreens;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One article as agents read it. */
@Route("kb/article/:articleId([0-9]{1,18})")
@RolesAllowed(KbPermissions.READ)
class ArticleView extends Page implements BeforeEnterObserver {
    private final transient ArticleService articles;
    private final transient ArticleFacts facts;
    private final transient Fragments fragments;
    private final transient List<ArticleAddition> additions;
    private final transient List<ArticlePanel> panels;
    private final transient GuardedCopy copy;
    private final transient ScriptScreens scripts;

    ArticleView(
            ArticleService articles,
            ArticleFacts facts,
            Fragments fragments,
            List<ArticleAddition> additions,
            List<ArticlePanel> panels,
            GuardedCopy copy,
            ScriptScreens scripts) {
        super("kb.article.page.title");
        this.articles = articles;
        this.facts = facts;
        this.fragments = fragments;
        this.additions = List.copyOf(additions);
        this.panels = List.copyOf(panels);
        this.copy = copy;
        this.scripts = scripts;
        addClassName("zb-page-narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        long id = Long.parseLong(event.getRouteParameters().get("articleId").orElseThrow());
        show(articles.get(id));
    }

    private void show(ArticleDetails article) {
        removeAll();
        ArticleContent content = article.content();
        add(header(article));
        add(badges(article));
        additions.forEach(addition -> add(addition.notes(article)));
        panels.forEach(panel -> add(panel.readingNotes(article, () -> show(articles.get(article.id())))));
        if (!content.answer().isBlank()) {
            Html answer = new Html(
                    "<div class=\"zb-prose zb-card\">" + fragments.toHtml(content.answer(), content) + "</div>");
            add(answer);
        }
        if (!content.attachments().isEmpty()) {
            add(section("kb.editor.attachment.title", new AttachmentList(content.attachments())));
        }
        if (content.flow() != null) {
            removeClassName("zb-page-narrow");
            add(scripts.panel(article));
        }
        if (content.kind() == ArticleKind.PRODUCT) {
            addProduct(content);
        }
        if (!content.similarQuestions().isEmpty()) {
            UnorderedList list = new UnorderedList();
            content.similarQuestions().forEach(question -> list.add(new ListItem(question)));
            add(section("kb.article.similar", list));
        }
        List<Layer> family = articles.layers(article.id());
        if (family.size() > 1) {
            add(section("kb.override.title", new Layers(article, family, facts)));
        }
        add(section("kb.article.facts", facts.of(article)));
    }

    private PageHeader header(ArticleDetails article) {
        PageHeader header = new PageHeader(article.content().title(), facts.scope(article.content()));
        panels.forEach(panel -> panel.readingActions(article, () -> show(articles.get(article.id())))
                .forEach(header::withActions));
        if (article.canEdit()) {
            Button history = new Button(
                    getTranslation("kb.article.history"),
                    VaadinIcon.CLOCK.create(),
                    _ -> ArticleNavigation.history(article.id()));
            Button edit = new Button(
                    getTranslation("kb.article.edit"),
                    VaadinIcon.PENCIL.create(),
                    _ -> ArticleNavigation.edit(article.id()));
            Button override = new Button(
                    getTranslation("kb.override.new"),
                    VaadinIcon.SPLIT.create(),
                    _ -> ArticleNavigation.override(
                            article.id(), article.content().kind()));
            header.withActions(history, override, edit);
        }
        additions.forEach(
                addition -> header.withActions(addition.actions(article).toArray(Component[]::new)));
        if (!article.content().answer().isBlank() && additions.stream().allMatch(one -> one.allowsCopy(article))) {
            Button button = new Button(getTranslation("kb.article.copy"), VaadinIcon.COPY_O.create());
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            String text = fragments.toText(article.content().answer(), article.content());
            copy.on(button, article.id(), article.canEdit() ? text : "");
            header.withActions(button);
        }
        return header;
    }

    private Div badges(ArticleDetails article) {
        Div badges =
                new Div(new Badge(getTranslation("kb.kind." + article.content().kind()), Badge.Tone.INFO));
        badges.addClassName("zb-row");
        if (article.canEdit()) {
            badges.add(ArticleBadges.state(this, article.state()));
            if (article.hasUnpublishedChanges()) {
                badges.add(new Badge(getTranslation("kb.article.unpublished"), Badge.Tone.WARNING));
            }
        }
        return badges;
    }

    private void addProduct(ArticleContent content) {
        ProductCard card = content.product();
        DescriptionList list = new DescriptionList();
        list.addClassName("zb-facts");
        content.skus().forEach(sku -> ArticleFacts.add(list, sku.code(), sku.name()));
        if (!content.skus().isEmpty()) {
            add(section("kb.article.skus", list));
        }
        DescriptionList attributes = new DescriptionList();
        attributes.addClassName("zb-facts");
        card.attributes().forEach(one -> ArticleFacts.add(attributes, one.name(), one.value()));
        if (!card.attributes().isEmpty()) {
            add(section("kb.article.attributes", attributes));
        }
        if (!card.materials().isBlank()) {
            add(section("kb.article.materials", new Paragraph(card.materials())));
        }
        addMarkdown("kb.article.size-table", card.sizeTable());
        addMarkdown("kb.article.notes", card.notes());
    }

    private void addMarkdown(String title, String markdown) {
        if (!markdown.isBlank()) {
            add(section(title, new Html("<div class=\"zb-prose\">" + Markdown.toHtml(markdown) + "</div>")));
        }
    }

    private Div section(String title, Component content) {
        Div section = new Div(new H2(getTranslation(title)), content);
        section.addClassName("zb-section");
        return section;
    }
}
