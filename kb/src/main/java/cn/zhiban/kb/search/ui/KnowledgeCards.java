package cn.zhiban.kb.search.ui;

import cn.zhiban.core.ui.HomeCard;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleFilter;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.ArticleState;
import cn.zhiban.kb.search.Favourites;
import cn.zhiban.kb.search.Gap;
import cn.zhiban.kb.search.GapService;
import cn.zhiban.kb.search.SearchHit;
import cn.zhiban.kb.search.SearchJournal;
import cn.zhiban.kb.search.SearchService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What knowledge shows on the home page. */
@Configuration(proxyBeanMethods = false)
class KnowledgeCards {
    private static final int SHOWN = 6;

    @Bean
    HomeCard searchCard(SearchService search, SearchJournal journal, Favourites favourites) {
        return card(100, KbPermissions.READ, () -> {
            List<Long> ids = Stream.concat(favourites.list(SHOWN).stream(), journal.lastCopied(SHOWN).stream())
                    .distinct()
                    .limit(SHOWN)
                    .toList();
            Div card = titled("kb.home.search.title");
            List<SearchHit> hits = search.byIds(ids, null);
            if (hits.isEmpty()) {
                card.add(new Paragraph(text("kb.home.search.text")));
            }
            hits.forEach(hit -> card.add(new Div(new Anchor("kb/article/" + hit.id(), hit.title()))));
            card.add(new Anchor("kb/search", text("kb.home.search.open")));
            return card;
        });
    }

    @Bean
    HomeCard gapsCard(GapService gaps) {
        return card(
                110,
                KbPermissions.GAPS,
                () -> figure("kb.home.gaps.title", gaps.count(Gap.State.OPEN), "kb/gaps", "kb.home.gaps.open"));
    }

    @Bean
    HomeCard draftsCard(ArticleService articles) {
        return card(
                120,
                KbPermissions.EDIT,
                () -> figure(
                        "kb.home.drafts.title",
                        articles.count(new ArticleFilter("", null, ArticleState.DRAFT, null, null, null, null)),
                        "kb/articles",
                        "kb.home.drafts.open"));
    }

    private static Div figure(String title, int number, String route, String action) {
        Div card = titled(title);
        Span figure = new Span(String.valueOf(number));
        figure.addClassName("zb-big");
        card.add(figure, new Div(new Anchor(route, text(action))));
        return card;
    }

    private static Div titled(String title) {
        Div card = new Div(new H2(text(title)));
        card.addClassNames("zb-card", "zb-stack", "zb-stack-s");
        return card;
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }

    private interface Maker {
        Component make();
    }

    private static HomeCard card(int order, String permission, Maker maker) {
        return new HomeCard() {
            @Override
            public int order() {
                return order;
            }

            @Override
            public String permission() {
                return permission;
            }

            @Override
            public Component create() {
                return maker.make();
            }
        };
    }
}
