package cn.zhiban.kb.notice.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.TextDiff;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.ui.ArticleAddition;
import cn.zhiban.kb.notice.Importance;
import cn.zhiban.kb.notice.NoticeAudience;
import cn.zhiban.kb.notice.NoticeContent;
import cn.zhiban.kb.notice.NoticePermissions;
import cn.zhiban.kb.notice.NoticeReading;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** On the page of an article: asks for the notices about it, and makes a notice of its last change. */
@Component
class NoticeAddition implements ArticleAddition {
    private static final int QUOTED = 60;

    private final NoticeReading reading;
    private final NoticeDialogs dialogs;
    private final ArticleService articles;
    private final Translations translations;
    private final Access access;
    private final CompanyTime time;

    NoticeAddition(
            NoticeReading reading,
            NoticeDialogs dialogs,
            ArticleService articles,
            Translations translations,
            Access access,
            CompanyTime time) {
        this.reading = reading;
        this.dialogs = dialogs;
        this.articles = articles;
        this.translations = translations;
        this.access = access;
        this.time = time;
    }

    @Override
    public List<com.vaadin.flow.component.Component> actions(ArticleDetails article) {
        if (!access.current().may(NoticePermissions.EDIT)) {
            return List.of();
        }
        return List.of(new Button(
                text("kb.notice.from-article"),
                VaadinIcon.MEGAPHONE.create(),
                _ -> dialogs.create(
                        prefilled(article), saved -> UI.getCurrent().navigate("kb/notices/" + saved.id()))));
    }

    @Override
    public List<com.vaadin.flow.component.Component> notes(ArticleDetails article) {
        if (allowsCopy(article)) {
            return List.of();
        }
        UI ui = UI.getCurrent();
        Div note = new Div(
                new Span(text("kb.notice.from-article.blocked")),
                NoticeBar.bar(translations, ui.getLocale()).onRead(() -> ui.refreshCurrentRoute(false)));
        note.addClassNames("zb-note", "zb-note-warning", "zb-stack", "zb-stack-s");
        return List.of(note);
    }

    @Override
    public boolean allowsCopy(ArticleDetails article) {
        return reading.before(article.id()).isEmpty();
    }

    private NoticeContent prefilled(ArticleDetails article) {
        ArticleContent content = article.content();
        List<String> lines = new ArrayList<>();
        lines.add(text("kb.notice.from-article.text", content.title()));
        lines.add("");
        List<String> changes = changes(article);
        changes.forEach(line -> lines.add("- " + line));
        if (changes.isEmpty()) {
            content.answer().lines().forEach(line -> lines.add("> " + line));
        }
        String first = changes.isEmpty() ? "" : changes.getFirst();
        return new NoticeContent(
                cut(text("kb.notice.from-article.title", content.title()), NoticeContent.TITLE_LENGTH),
                String.join("\n", lines).strip(),
                cut(first, NoticeContent.TITLE_LENGTH),
                Importance.HIGH,
                time.now(),
                content.validTo(),
                false,
                new NoticeAudience(
                        content.clientId(), new TreeSet<>(content.shopIds()), new TreeSet<>(), new TreeSet<>()),
                List.of(article.id()),
                null);
    }

    /** What the last version says differently, for who may see the versions. */
    private List<String> changes(ArticleDetails article) {
        if (!article.canEdit() || article.number() < 2) {
            return List.of();
        }
        String before = articles.version(article.id(), article.number() - 1).answer();
        List<TextDiff.Part> parts = TextDiff.of(before, article.content().answer());
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = cut(parts.get(i).text().strip(), QUOTED);
            if (parts.get(i).kind() == TextDiff.Kind.REMOVED) {
                boolean replaced = i + 1 < parts.size() && parts.get(i + 1).kind() == TextDiff.Kind.ADDED;
                if (replaced) {
                    i++;
                    lines.add(text(
                            "kb.notice.from-article.changed",
                            part,
                            cut(parts.get(i).text().strip(), QUOTED)));
                } else if (!part.isEmpty()) {
                    lines.add(text("kb.notice.from-article.removed", part));
                }
            } else if (parts.get(i).kind() == TextDiff.Kind.ADDED && !part.isEmpty()) {
                lines.add(text("kb.notice.from-article.added", part));
            }
        }
        return lines;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
