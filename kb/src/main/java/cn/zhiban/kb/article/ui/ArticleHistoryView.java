package cn.zhiban.kb.article.ui;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Authors;
import cn.zhiban.core.ui.DiffView;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.Attachment;
import cn.zhiban.kb.article.VersionSummary;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The versions of an article, what changed between two of them, and the way back to an old one. */
@Route("kb/article/:articleId([0-9]{1,18})/history")
@RolesAllowed(KbPermissions.EDIT)
class ArticleHistoryView extends Page implements BeforeEnterObserver {
    private final transient ArticleService articles;
    private final transient CompanyTime time;
    private final transient ArticleDifferences differences;

    ArticleHistoryView(ArticleService articles, CompanyTime time, ArticleDifferences differences) {
        super("kb.article.history");
        this.articles = articles;
        this.time = time;
        this.differences = differences;
        addClassName("zb-page-narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(Long.parseLong(event.getRouteParameters().get("articleId").orElseThrow()));
    }

    private void show(long id) {
        removeAll();
        ArticleDetails article = articles.getForEditing(id);
        List<VersionSummary> versions = articles.versions(id);
        Select<VersionSummary> before = select("kb.article.history.before", versions);
        Select<VersionSummary> after = select("kb.article.history.after", versions);
        after.setValue(versions.getFirst());
        before.setValue(versions.get(Math.min(1, versions.size() - 1)));
        Div shown = new Div();
        shown.addClassName("zb-stack");
        Runnable compare = () -> compare(id, before.getValue(), after.getValue(), shown);
        before.addValueChangeListener(_ -> compare.run());
        after.addValueChangeListener(_ -> compare.run());
        Button restore =
                new Button(getTranslation("kb.article.history.restore"), _ -> restore(article, before.getValue()));
        Div choice = new Div(before, after, restore);
        choice.addClassName("zb-row");
        add(new PageHeader(
                        getTranslation("kb.article.history"), article.content().title())
                .withActions(new Button(getTranslation("kb.article.edit"), _ -> ArticleNavigation.edit(id))));
        add(choice, shown);
        compare.run();
    }

    private Select<VersionSummary> select(String key, List<VersionSummary> versions) {
        Select<VersionSummary> select = new Select<>();
        select.setLabel(getTranslation(key));
        select.setItems(versions);
        select.setItemLabelGenerator(one -> getTranslation(
                one.published() ? "kb.article.history.live" : "kb.article.history.one",
                one.number(),
                time.format(one.createdAt()),
                Authors.name(this, one.createdBy())));
        return select;
    }

    private void compare(long id, VersionSummary before, VersionSummary after, Div shown) {
        shown.removeAll();
        differences.each(
                articles.version(id, before.number()),
                articles.version(id, after.number()),
                (field, old, now) -> shown.add(new H3(getTranslation(field)), new DiffView(old, now)));
        if (shown.getChildren().findAny().isEmpty()) {
            shown.add(new Paragraph(getTranslation("kb.article.history.same")));
        }
        List<Attachment> files = articles.version(id, before.number()).attachments();
        if (!files.isEmpty()) {
            shown.add(
                    new H3(getTranslation("kb.editor.attachment.of-version", before.number())),
                    new AttachmentList(files));
        }
    }

    private void restore(ArticleDetails article, VersionSummary version) {
        ArticleContent old = articles.version(article.id(), version.number());
        articles.save(article.id(), old, article.version(), false);
        Toast.done(getTranslation("kb.article.history.restored", version.number()));
        ArticleNavigation.edit(article.id());
    }
}
