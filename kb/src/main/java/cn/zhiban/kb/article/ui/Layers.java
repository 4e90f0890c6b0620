package cn.zhiban.kb.article.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleState;
import cn.zhiban.kb.article.Inheritance;
import cn.zhiban.kb.article.Layer;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who overrides what for whom, with what each layer says differently from the one above it. */
final class Layers extends Composite<Div> {
    Layers(ArticleDetails article, List<Layer> family, ArticleFacts facts) {
        getContent().addClassNames("zb-stack", "zb-layers");
        Map<Integer, ArticleContent> above = new HashMap<>();
        for (Layer layer : family) {
            ArticleContent parent = above.get(layer.depth() - 1);
            ArticleContent whole = parent == null ? layer.content() : Inheritance.resolve(layer.content(), parent);
            above.put(layer.depth(), whole);
            getContent().add(row(article, layer, parent, whole, facts));
        }
    }

    private Component row(
            ArticleDetails article,
            Layer layer,
            @Nullable ArticleContent parent,
            ArticleContent whole,
            ArticleFacts facts) {
        Anchor name = new Anchor("kb/article/" + layer.id(), layer.content().title());
        name.setRouterIgnore(false);
        Span who = new Span(facts.scope(layer.content())
                + (layer.content().segments().isEmpty()
                        ? ""
                        : " · " + String.join(", ", layer.content().segments())));
        who.addClassName("zb-muted");
        Div row = new Div(name, who);
        row.addClassNames("zb-row", "zb-layer-" + Math.min(layer.depth(), 3));
        if (layer.state() != ArticleState.PUBLISHED) {
            row.add(ArticleBadges.state(this, layer.state()));
        }
        if (layer.id() == article.id()) {
            row.add(new Badge(getTranslation("kb.override.current"), Badge.Tone.INFO));
        }
        if (parent != null) {
            Span differs = new Span(differences(parent, whole));
            differs.addClassName("zb-muted");
            row.add(differs);
        }
        return row;
    }

    private String differences(ArticleContent parent, ArticleContent whole) {
        ArticleContent sameAudience = whole.but()
                .title(parent.title())
                .clientId(parent.clientId())
                .shopIds(parent.shopIds())
                .platforms(parent.platforms())
                .segments(parent.segments())
                .build();
        List<String> fields = ArticleDifferences.fields(parent, sameAudience).stream()
                .map(field -> getTranslation(field))
                .toList();
        return fields.isEmpty()
                ? getTranslation("kb.override.inherits")
                : getTranslation("kb.override.differs", String.join(getTranslation("kb.list.separator"), fields));
    }
}
