package cn.zhiban.training.lesson.ui;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.training.StillLocked;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.lesson.LessonReading;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All lessons one may read; with an id in the address, that lesson. */
@Route("train/lessons")
@Menu(order = 211, title = "training.lesson.title", icon = "vaadin:open-book")
@RolesAllowed(TrainingPermissions.LEARN)
class LessonsView extends Page implements HasUrlParameter<Long> {
    private final transient LessonReading reading;

    LessonsView(LessonReading reading) {
        super("training.lesson.title");
        this.reading = reading;
        addClassName("zb-page-narrow");
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable Long id) {
        removeAll();
        if (id == null) {
            list();
            return;
        }
        try {
            show(reading.open(id));
        } catch (NotFound e) {
            event.rerouteToError(NotFoundException.class);
        } catch (StillLocked e) {
            add(
                    new PageHeader(getTranslation("training.lesson.title"), "").withActions(back()),
                    new EmptyState(
                            VaadinIcon.LOCK,
                            getTranslation("training.lesson.locked.title"),
                            getTranslation(e.messageKey())));
        }
    }

    private void list() {
        add(new PageHeader(getTranslation("training.lesson.title"), getTranslation("training.lesson.subtitle")));
        List<LessonReading.Row> rows = reading.mine();
        if (rows.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.OPEN_BOOK,
                    getTranslation("training.lesson.none.title"),
                    getTranslation("training.lesson.none.text")));
            return;
        }
        Div list = new Div();
        list.addClassNames("zb-card", "zb-list");
        rows.forEach(one -> list.add(row(one)));
        add(list);
    }

    private Div row(LessonReading.Row lesson) {
        RouterLink link = new RouterLink(lesson.title(), LessonsView.class, lesson.id());
        link.addClassName("zb-strong");
        Span about = new Span(lesson.summary());
        about.addClassNames("zb-muted", "zb-small");
        Div texts = new Div(link, about);
        texts.addClassNames("zb-stack-s", "zb-grow");
        Div row = new Div(texts);
        row.addClassName("zb-list-row");
        if (lesson.minutes() > 0) {
            Span minutes = new Span(getTranslation("training.lesson.minutes.value", lesson.minutes()));
            minutes.addClassNames("zb-muted", "zb-small", "train-nowrap");
            row.add(minutes);
        }
        if (lesson.state() != LessonReading.State.NEW) {
            row.add(badge(lesson.state()));
        }
        return row;
    }

    private Badge badge(LessonReading.State state) {
        return new Badge(
                getTranslation("training.lesson.state." + state),
                switch (state) {
                    case LEARNED -> Badge.Tone.GOOD;
                    case AGAIN -> Badge.Tone.WARNING;
                    case NEW, BEGUN -> Badge.Tone.INFO;
                });
    }

    private void show(LessonReading.Open lesson) {
        removeAll();
        String minutes = lesson.content().minutes() == 0
                ? ""
                : getTranslation(
                                "training.lesson.minutes.value",
                                lesson.content().minutes()) + " · ";
        add(
                new PageHeader(
                                lesson.content().title(),
                                minutes + lesson.content().summary())
                        .withActions(back()),
                new PartsView(
                        lesson.parts(),
                        (file, position, length, ranges) ->
                                reading.watched(lesson.id(), file, position, length, ranges)));
        Div foot = new Div();
        foot.addClassNames("zb-row", "train-lesson-foot");
        if (lesson.state() == LessonReading.State.LEARNED) {
            foot.add(badge(lesson.state()));
        } else if (lesson.learner()) {
            Button done = new Button(
                    getTranslation("training.lesson.done"), VaadinIcon.CHECK.create(), _ -> complete(lesson));
            done.addThemeVariants(ButtonVariant.PRIMARY);
            done.setTestId("lesson-done");
            foot.add(done);
        }
        add(foot);
    }

    private void complete(LessonReading.Open lesson) {
        try {
            reading.complete(lesson.id(), lesson.number());
            Toast.done(getTranslation("training.lesson.done.toast"));
            show(reading.open(lesson.id()));
        } catch (ChangedMeanwhile e) {
            Toast.failed(getTranslation("training.lesson.changed"));
            show(reading.open(lesson.id()));
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }

    private Button back() {
        return new Button(
                getTranslation("training.lesson.back"),
                VaadinIcon.ARROW_LEFT.create(),
                _ -> getUI().ifPresent(ui -> ui.getPage().getHistory().back()));
    }
}
