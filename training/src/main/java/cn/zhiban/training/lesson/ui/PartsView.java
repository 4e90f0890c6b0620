package cn.zhiban.training.lesson.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.DiffView;
import cn.zhiban.training.lesson.LessonContent;
import cn.zhiban.training.lesson.LessonReading;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.ui.AnswerPanel;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.regex.Pattern;

/** The parts of a lesson, one below the other, as learners read them. */
final class PartsView extends Composite<Div> {
    private static final Pattern PICTURE = Pattern.compile("(?i).+\\.(png|jpe?g|gif|webp)");

    /** Is told what was played of a video; answers how much has been seen, in percent. */
    interface Watching {
        int played(String file, int position, int length, String ranges);
    }

    PartsView(List<LessonReading.Shown> parts, Watching watching) {
        getContent().addClassName("zb-stack");
        parts.forEach(one -> getContent().add(part(one, watching)));
    }

    private Component part(LessonReading.Shown shown, Watching watching) {
        LessonContent.Part part = shown.part();
        Div section = new Div();
        section.addClassNames("zb-section", "train-lesson-part");
        if (!part.title().isEmpty()) {
            section.add(new H2(part.title()));
        }
        switch (part.kind()) {
            case PAGE -> section.add(AnswerPanel.html(RichText.markdown(part.text())));
            case ARTICLE -> section.add(article(shown));
            case LINK -> {
                Anchor link = new Anchor(part.text(), part.title().isEmpty() ? part.text() : part.title());
                link.setTarget(AnchorTarget.BLANK);
                link.getElement().setAttribute("rel", "noopener noreferrer");
                section.add(link);
            }
            case FILE -> section.add(file(part));
            case VIDEO -> {
                Span seen = new Span(getTranslation(
                        "training.lesson.watched", shown.watched().percent()));
                seen.addClassNames("zb-muted", "zb-small");
                section.add(
                        new VideoPlayer(
                                "files/" + part.fileId(),
                                shown.watched(),
                                (position, length, ranges) -> seen.setText(getTranslation(
                                        "training.lesson.watched",
                                        watching.played(part.fileId(), position, length, ranges)))),
                        seen);
            }
        }
        return section;
    }

    private static Component file(LessonContent.Part part) {
        String address = "files/" + part.fileId();
        if (PICTURE.matcher(part.text()).matches()) {
            Image picture = new Image(address, part.title().isEmpty() ? part.text() : part.title());
            picture.addClassName("train-lesson-picture");
            return picture;
        }
        Anchor link = new Anchor(address, part.text());
        link.setTarget(AnchorTarget.BLANK);
        return link;
    }

    private Component article(LessonReading.Shown shown) {
        LessonReading.Embedded article = shown.article();
        Div card = new Div();
        card.addClassNames("zb-card", "train-lesson-article");
        if (article == null) {
            Span gone = new Span(getTranslation("training.lesson.article.gone"));
            gone.addClassName("zb-muted");
            card.add(gone);
            return card;
        }
        Anchor source = new Anchor("kb/article/" + article.id(), article.title());
        source.addClassName("zb-strong");
        source.setTarget(AnchorTarget.BLANK);
        Div head = new Div(source, new Badge(getTranslation("training.lesson.article"), Badge.Tone.NEUTRAL));
        head.addClassName("zb-row");
        card.add(head);
        if (article.before() != null) {
            Details changed = new Details(
                    getTranslation("training.lesson.article.changed"),
                    new DiffView(article.before(), article.answer()));
            changed.setOpened(true);
            card.add(changed);
        }
        card.add(AnswerPanel.html(RichText.markdown(article.answer())));
        return card;
    }
}
