package cn.zhiban.training.lesson.ui;

import cn.zhiban.kb.article.ArticleTitles;
import cn.zhiban.training.lesson.LessonContent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/** The fields of one part of a lesson. */
final class PartForm extends Composite<Div> {
    private static final int PAUSE = 400;

    private final transient LessonContent.Part kept;
    private final TextField title = new TextField();
    private final TextArea text = new TextArea();
    private final TextField link = new TextField();
    private final ComboBox<ArticleTitles.Title> article = new ComboBox<>();

    PartForm(LessonContent.Part part, ArticleTitles titles, Runnable changed) {
        kept = part;
        getContent().addClassNames("zb-stack-s", "zb-grow");
        title.setPlaceholder(getTranslation("training.lesson.part.title"));
        title.setAriaLabel(getTranslation("training.lesson.part.title"));
        title.setMaxLength(LessonContent.TITLE);
        title.setWidthFull();
        title.setValue(part.title());
        title.setValueChangeMode(ValueChangeMode.LAZY);
        title.addValueChangeListener(_ -> changed.run());
        getContent().add(title);
        switch (part.kind()) {
            case PAGE -> {
                text.setWidthFull();
                text.setMinRows(4);
                text.setMaxRows(18);
                text.setValue(part.text());
                text.setAriaLabel(getTranslation("training.lesson.part.PAGE"));
                text.setPlaceholder(getTranslation("training.lesson.part.text"));
                text.setValueChangeMode(ValueChangeMode.LAZY);
                text.setValueChangeTimeout(PAUSE);
                text.addValueChangeListener(_ -> changed.run());
                getContent().add(text);
            }
            case LINK -> {
                link.setWidthFull();
                link.setValue(part.text());
                link.setAriaLabel(getTranslation("training.lesson.part.LINK"));
                link.setPlaceholder("https://");
                link.setValueChangeMode(ValueChangeMode.LAZY);
                link.addValueChangeListener(_ -> changed.run());
                getContent().add(link);
            }
            case ARTICLE -> {
                article.setWidthFull();
                article.setAriaLabel(getTranslation("training.lesson.part.ARTICLE"));
                article.setPlaceholder(getTranslation("training.lesson.part.article"));
                article.setItemLabelGenerator(ArticleTitles.Title::title);
                article.setItems(query ->
                        titles.matching(query.getFilter().orElse(""), query.getOffset() + query.getLimit()).stream()
                                .skip(query.getOffset()));
                titles.title(part.articleId()).ifPresent(article::setValue);
                article.addValueChangeListener(_ -> changed.run());
                getContent().add(article);
            }
            case FILE, VIDEO -> {
                Span name = new Span(part.text());
                name.addClassName("zb-muted");
                getContent().add(name);
            }
        }
    }

    /** What the fields say. */
    LessonContent.Part part() {
        return switch (kept.kind()) {
            case PAGE -> LessonContent.Part.page(title.getValue(), text.getValue());
            case LINK -> new LessonContent.Part(kept.kind(), title.getValue(), link.getValue(), 0, "");
            case ARTICLE -> {
                ArticleTitles.Title chosen = article.getValue();
                yield new LessonContent.Part(kept.kind(), title.getValue(), "", chosen == null ? 0 : chosen.id(), "");
            }
            case FILE, VIDEO -> new LessonContent.Part(kept.kind(), title.getValue(), kept.text(), 0, kept.fileId());
        };
    }

    /** Puts the cursor where one begins to write. */
    void begin() {
        Focusable<?> first = switch (kept.kind()) {
            case LINK -> link;
            case ARTICLE -> article;
            case PAGE, FILE, VIDEO -> title;
        };
        first.focus();
    }
}
