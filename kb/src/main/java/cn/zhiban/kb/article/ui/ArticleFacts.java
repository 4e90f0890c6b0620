package cn.zhiban.kb.article.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Authors;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.category.CategoryService;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is known about an article beside its text, in words. */
@Component
class ArticleFacts {
    private final Organisation organisation;
    private final CategoryService categories;
    private final CompanyTime time;
    private final Access access;
    private final Translations translations;

    ArticleFacts(
            Organisation organisation,
            CategoryService categories,
            CompanyTime time,
            Access access,
            Translations translations) {
        this.organisation = organisation;
        this.categories = categories;
        this.time = time;
        this.access = access;
        this.translations = translations;
    }

    /** For whom an article holds, as one sentence. Names of shops outside the reader's scope are left out. */
    String scope(ArticleContent content) {
        Scope scope = access.current().scope();
        String who;
        Long client = content.clientId();
        if (!content.shopIds().isEmpty()) {
            who = organisation.shopsById(content.shopIds()).stream()
                    .filter(shop -> scope.seesShop(shop.id()))
                    .map(ShopRef::name)
                    .collect(Collectors.joining(text("kb.list.separator")));
        } else if (client != null) {
            who = organisation.clientById(client).map(ClientRef::name).orElse("");
        } else {
            who = text("kb.article.scope.everybody");
        }
        List<String> platforms = content.platforms().stream()
                .map(platform -> text("platform." + platform))
                .toList();
        return platforms.isEmpty()
                ? text("kb.article.scope.sentence", who)
                : text("kb.article.scope.on-platforms", who, String.join(text("kb.list.separator"), platforms));
    }

    DescriptionList of(ArticleDetails article) {
        ArticleContent content = article.content();
        DescriptionList list = new DescriptionList();
        list.addClassName("zb-facts");
        if (content.categoryId() != null) {
            add(
                    list,
                    text("kb.article.category"),
                    categories.path(content.categoryId()).orElse(""));
        }
        if (!content.tags().isEmpty()) {
            add(list, text("kb.article.tags"), String.join(text("kb.list.separator"), content.tags()));
        }
        if (content.validFrom() != null) {
            add(list, text("kb.article.valid-from"), time.format(content.validFrom()));
        }
        if (content.validTo() != null) {
            add(list, text("kb.article.valid-to"), time.format(content.validTo()));
        }
        if (article.externalId() != null) {
            add(list, text("kb.article.external-id"), article.externalId());
        }
        add(list, text("kb.article.version"), String.valueOf(article.number()));
        add(
                list,
                text("kb.article.updated"),
                time.format(article.updatedAt()) + " · " + Authors.name(list, article.updatedBy()));
        return list;
    }

    static void add(DescriptionList list, String name, String value) {
        list.add(new Term(name), new Description(value));
    }

    private String text(String key, Object... arguments) {
        return translations.getTranslation(key, UI.getCurrent().getLocale(), arguments);
    }
}
