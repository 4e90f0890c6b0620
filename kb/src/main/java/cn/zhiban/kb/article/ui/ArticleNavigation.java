package cn.zhiban.kb.article.ui;

import cn.zhiban.kb.article.ArticleKind;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Addresses of an article's pages, for views of other packages. */
public final class ArticleNavigation {
    private ArticleNavigation() {}

    /** Address of the page agents read. */
    public static String address(long id) {
        return "kb/article/" + id;
    }

    /** Goes to the page agents read. */
    public static void read(long id) {
        UI.getCurrent().navigate(address(id));
    }

    /** Goes to the editor. */
    public static void edit(long id) {
        UI.getCurrent().navigate(address(id) + "/edit");
    }

    /** Goes to the versions. */
    public static void history(long id) {
        UI.getCurrent().navigate(address(id) + "/history");
    }

    /** Address of the editor with a new question and answer whose question is filled in. */
    public static String newAddress(String title) {
        return "kb/new/faq?title="
                + URLEncoder.encode(title, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Goes to the editor with a new article. */
    public static void create(ArticleKind kind) {
        UI.getCurrent().navigate("kb/new/" + kind.name().toLowerCase(Locale.ROOT));
    }

    /** Goes to the editor with a new article that begins with a template. */
    public static void create(ArticleKind kind, long templateId) {
        UI.getCurrent()
                .navigate(
                        "kb/new/" + kind.name().toLowerCase(Locale.ROOT),
                        QueryParameters.of(ArticleEditView.TEMPLATE, String.valueOf(templateId)));
    }

    /** Goes to the editor with a new article that overrides another for a narrower audience. */
    static void override(long parentId, ArticleKind kind) {
        UI.getCurrent()
                .navigate(
                        "kb/new/" + kind.name().toLowerCase(Locale.ROOT),
                        QueryParameters.of(ArticleEditView.OVERRIDES, String.valueOf(parentId)));
    }
}
