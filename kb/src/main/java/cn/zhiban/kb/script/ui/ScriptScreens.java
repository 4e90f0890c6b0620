package cn.zhiban.kb.script.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.script.ScriptOutlines;
import cn.zhiban.kb.script.ScriptStatistics;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Parts of screens that show scripts, for the pages of articles. */
@Service
public class ScriptScreens {
    private final Translations translations;
    private final ScriptOutlines outlines;
    private final ScriptStatistics statistics;

    ScriptScreens(Translations translations, ScriptOutlines outlines, ScriptStatistics statistics) {
        this.translations = translations;
        this.outlines = outlines;
        this.statistics = statistics;
    }

    /**
     * The field in which a flow is written.
     *
     * @param articleId article it belongs to, or null if it is new
     */
    public FlowField field(@Nullable Long articleId) {
        return new FlowField(translations, UI.getCurrent().getLocale(), outlines, articleId);
    }

    /** A script as agents read it. */
    public Component panel(ArticleDetails article) {
        return new ScriptPanel(article, outlines, statistics, translations);
    }
}
