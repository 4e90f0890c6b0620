package cn.zhiban.kb.article.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.kb.article.ArticleState;
import com.vaadin.flow.component.Component;

/** Coloured words for where an article stands. */
final class ArticleBadges {
    private ArticleBadges() {}

    static Badge state(Component view, ArticleState state) {
        Badge.Tone tone = switch (state) {
            case PUBLISHED -> Badge.Tone.GOOD;
            case DRAFT -> Badge.Tone.WARNING;
            case ARCHIVED -> Badge.Tone.NEUTRAL;
        };
        return new Badge(view.getTranslation("kb.state." + state), tone);
    }
}
