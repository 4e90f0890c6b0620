package cn.zhiban.kb.article.ui;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleAttachments;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.ArticleState;
import cn.zhiban.kb.article.AutosaveService;
import cn.zhiban.kb.article.NotPublishable;
import cn.zhiban.kb.article.PublishGate;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.script.ui.ScriptScreens;
import cn.zhiban.kb.template.TemplateService;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writing an article: drafts keep themselves, a second writer is told and loses nothing. */
@Route("kb/article/:articleId([0-9]{1,18})/edit")
@RouteAlias("kb/new/:kind")
@RolesAllowed(KbPermissions.EDIT)
class ArticleEditView extends Page implements BeforeEnterObserver, BeforeLeaveObserver {
    /** Query parameter of the address: id of the article that a new one overrides. */
    static final String OVERRIDES = "overrides";
    /** Query parameter of the address: id of the template that a new one begins with. */
    static final String TEMPLATE = "template";

    private final transient ArticleService articles;
    private final transient AutosaveService autosaves;
    private final transient Organisation organisation;
    private final transient CategoryService categories;
    private final transient Access access;
    private final transient CompanyTime time;
    private final transient PictureStore pictures;
    private final transient List<ArticlePanel> panels;
    private final transient PublishGate gate;
    private final transient FragmentTools fragments;
    private final transient List<ArticleAddition> additions;
    private final transient ScriptScreens scripts;
    private final transient Merging merging;
    private final transient ArticleAttachments attachments;
    private final transient TemplateService templates;
    private final Span kept = new Span();
    private final FindingsPanel findings = new FindingsPanel(this::replaced);
    private transient @Nullable ArticleDetails article;
    private transient Merging.@Nullable Base base;
    private ArticleForm form;
    private boolean dirty;

    ArticleEditView(
            ArticleService articles,
            AutosaveService autosaves,
            Organisation organisation,
            CategoryService categories,
            Access access,
            CompanyTime time,
            PictureStore pictures,
            List<ArticlePanel> panels,
            PublishGate gate,
            FragmentTools fragments,
            List<ArticleAddition> additions,
            ScriptScreens scripts,
            Merging merging,
            ArticleAttachments attachments,
            TemplateService templates) {
        super("kb.article.edit.title");
        this.fragments = fragments;
        this.additions = List.copyOf(additions);
        this.articles = articles;
        this.autosaves = autosaves;
        this.organisation = organisation;
        this.categories = categories;
        this.access = access;
        this.time = time;
        this.pictures = pictures;
        this.panels = panels;
        this.gate = gate;
        this.scripts = scripts;
        this.merging = merging;
        this.attachments = attachments;
        this.templates = templates;
        this.form = form(ArticleKind.FAQ);
        kept.addClassName("zb-muted");
        kept.getElement().setAttribute("aria-live", "polite");
        Shortcuts.addShortcutListener(this, () -> save(false), Key.KEY_S, KeyModifier.CONTROL)
                .setBrowserDefaultAllowed(false);
        Shortcuts.addShortcutListener(this, () -> save(true), Key.ENTER, KeyModifier.CONTROL);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> id = event.getRouteParameters().get("articleId");
        if (id.isPresent()) {
            show(articles.getForEditing(Long.parseLong(id.get())));
        } else {
            ArticleKind kind = kind(event.getRouteParameters().get("kind").orElse(""));
            show(null, ArticleContent.empty(kind));
            number(event, TEMPLATE)
                    .ifPresent(template -> show(null, templates.get(template).content()));
            number(event, OVERRIDES).ifPresent(parent -> {
                show(null, overriding(articles.get(parent)));
                changed();
            });
            event.getLocation().getQueryParameters().getSingleParameter("title").ifPresent(title -> {
                form.fill(ArticleContent.empty(kind).withTitle(title));
                changed();
            });
        }
        offerAutosave();
    }

    private static Optional<Long> number(BeforeEnterEvent event, String parameter) {
        return event.getLocation()
                .getQueryParameters()
                .getSingleParameter(parameter)
                .filter(value -> value.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    /** The same audience and title to start from; all the rest is inherited until something is typed. */
    private static ArticleContent overriding(ArticleDetails parent) {
        ArticleContent general = parent.content();
        return new ArticleContentBuilder(general.kind())
                .title(general.title())
                .parentId(parent.id())
                .clientId(general.clientId())
                .shopIds(general.shopIds())
                .platforms(general.platforms())
                .skus(general.skus())
                .build();
    }

    private static ArticleKind kind(String name) {
        try {
            return ArticleKind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    private ArticleForm form(ArticleKind kind) {
        ArticleForm made = new ArticleForm(
                kind,
                time,
                organisation,
                access.current().scope(),
                categories.tree(),
                pictures,
                attachments,
                scripts.field(article == null ? null : article.id()));
        made.onChange(this::changed);
        made.offer(fragments);
        return made;
    }

    private void show(ArticleDetails details) {
        show(details, details.content());
    }

    private void show(@Nullable ArticleDetails details, ArticleContent content) {
        article = details;
        base = details == null ? null : new Merging.Base(details.number(), details.content());
        form = form(content.kind());
        form.fill(content);
        form.aside(findings);
        findings.show(content, details == null ? List.of() : articles.check(content, details.id()));
        removeAll();
        add(header(details, content));
        if (content.parentId() != null) {
            add(parentNote(content.parentId()));
        }
        panels.forEach(panel -> add(panel.editingNotes(new Editing())));
        if (details != null) {
            additions.forEach(addition -> add(addition.editNotes(details)));
        }
        add(form);
        dirty = false;
        kept.setText("");
        form.focus();
    }

    private Div parentNote(long parentId) {
        Anchor parent = new Anchor(
                ArticleNavigation.address(parentId),
                articles.get(parentId).content().title());
        Div note = new Div(
                new Span(getTranslation("kb.override.of")), parent, new Span(getTranslation("kb.override.of.help")));
        note.addClassNames("zb-note-info", "zb-row");
        return note;
    }

    private PageHeader header(@Nullable ArticleDetails details, ArticleContent content) {
        String name = details == null
                ? getTranslation("kb.article.new." + content.kind())
                : getTranslation("kb.article.edit.title");
        PageHeader header = new PageHeader(name, details == null ? "" : content.title());
        header.withActions(kept);
        if (details != null) {
            header.withActions(ArticleBadges.state(this, details.state()));
            if (details.state() == ArticleState.PUBLISHED && details.hasUnpublishedChanges()) {
                header.withActions(new Badge(getTranslation("kb.article.unpublished"), Badge.Tone.WARNING));
            }
            header.withActions(
                    new Button(getTranslation("kb.article.read"), _ -> ArticleNavigation.read(details.id())));
            if (details.canPublish() && details.state() != ArticleState.ARCHIVED) {
                header.withActions(new Button(getTranslation("kb.article.archive"), _ -> archive(details)));
            }
        }
        Button draft = new Button(getTranslation("kb.article.save"), _ -> save(false));
        draft.setTestId("kb-article-save");
        Button publish = new Button(getTranslation("kb.article.publish"), VaadinIcon.CHECK.create(), _ -> publish());
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        publish.setTestId("kb-article-publish");
        publish.setVisible(
                access.current().may(KbPermissions.PUBLISH) && (details == null || !gate.isHeldBack(content)));
        header.withActions(draft);
        panels.forEach(panel -> panel.editingActions(new Editing()).forEach(header::withActions));
        return header.withActions(publish);
    }

    private void changed() {
        dirty = true;
        ArticleContent content = form.read();
        autosaves.keep(id(), version(), base == null ? 0 : base.number(), content);
        panels.forEach(panel -> panel.editingTyped(new Editing()));
        findings.show(content, articles.check(content, article == null ? null : article.id()));
        kept.setText(getTranslation("kb.article.kept", time.format(time.now())));
    }

    private void replaced(ArticleContent content) {
        form.fill(content);
        changed();
    }

    private void offerAutosave() {
        autosaves.find(id()).ifPresent(saved -> {
            Div note = new Div(new Span(getTranslation("kb.article.autosave.found", time.format(saved.savedAt()))));
            note.addClassNames("zb-note-info", "zb-row");
            Button take = new Button(getTranslation("kb.article.autosave.take"), _ -> {
                if (article != null) {
                    base = merging.base(article, saved.baseNumber());
                }
                form.fill(saved.content());
                dirty = true;
                remove(note);
            });
            Button drop = new Button(getTranslation("kb.article.autosave.drop"), _ -> {
                autosaves.forget(id());
                remove(note);
            });
            note.add(take, drop);
            addComponentAtIndex(1, note);
        });
    }

    private void publish() {
        ArticleContent mine = form.read();
        findings.beforePublishing(mine, articles.check(mine, article == null ? null : article.id()), () -> save(true));
    }

    private void save(boolean publish) {
        ArticleContent mine = form.read();
        ArticleDetails details = article;
        Merging.Base from = base;
        if (details == null || from == null) {
            save(mine, publish, () -> articles.create(mine, null, publish));
        } else if (from.number() < details.number()) {
            merging.resolve(details.id(), from, mine, publish, saving -> save(mine, publish, saving));
        } else {
            save(mine, publish, () -> articles.save(details.id(), mine, details.version(), publish));
        }
    }

    private void save(ArticleContent mine, boolean publish, Supplier<ArticleDetails> saving) {
        try {
            store(saving.get(), publish);
        } catch (InvalidInput problem) {
            if (!form.show(problem)) {
                Toast.failed(problem);
            }
        } catch (NotPublishable problem) {
            findings.show(mine, problem.findings());
            Toast.failed(problem);
        } catch (ChangedMeanwhile problem) {
            merging.resolve(id(), Objects.requireNonNull(base), mine, publish, again -> save(mine, publish, again));
        }
    }

    /** The editor as other features see it. */
    private final class Editing implements ArticleEditing {
        @Override
        public @Nullable ArticleDetails article() {
            return article;
        }

        @Override
        public ArticleContent content() {
            return form.read();
        }

        @Override
        public @Nullable ArticleDetails save() {
            if (dirty || article == null) {
                ArticleEditView.this.save(false);
            }
            return dirty ? null : article;
        }

        @Override
        public void reload() {
            if (article != null) {
                show(articles.getForEditing(article.id()));
            }
        }
    }

    private void store(ArticleDetails saved, boolean published) {
        autosaves.forget(id());
        boolean created = article == null;
        article = saved;
        dirty = false;
        Toast.done(getTranslation(published ? "kb.article.published.notice" : "kb.article.saved.notice"));
        if (created) {
            ArticleNavigation.edit(saved.id());
        } else {
            show(saved);
        }
    }

    private void archive(ArticleDetails details) {
        Confirm.danger(
                        getTranslation("kb.article.archive.title"),
                        getTranslation("kb.article.archive.text"),
                        getTranslation("kb.article.archive"),
                        () -> {
                            articles.archive(details.id(), details.version());
                            autosaves.forget(details.id());
                            show(articles.getForEditing(details.id()));
                        })
                .open();
    }

    private long id() {
        return article == null ? AutosaveService.NEW : article.id();
    }

    private int version() {
        return article == null ? 0 : article.version();
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (dirty) {
            var going = event.postpone();
            Confirm.ask(
                            getTranslation("kb.article.leave.title"),
                            getTranslation("kb.article.leave.text"),
                            getTranslation("kb.article.leave.yes"),
                            going::proceed)
                    .open();
        }
    }
}
