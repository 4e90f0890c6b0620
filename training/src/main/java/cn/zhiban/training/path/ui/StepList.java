package cn.zhiban.training.path.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.training.path.PathStand;
import cn.zhiban.training.path.PathStand.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** The blocks of a path with where they stand; the first open one is unfolded. */
final class StepList extends Composite<Div> {
    /** @param links whether what is open can be gone to */
    StepList(PathStand stand, boolean links) {
        getContent().addClassName("train-steps");
        PathStand.Step current = stand.current().orElse(null);
        for (PathStand.Step step : stand.steps()) {
            Details details = new Details(summary(step), content(step, links));
            details.setOpened(step.equals(current));
            details.addClassName("train-step-details");
            getContent().add(details);
        }
    }

    private Component summary(PathStand.Step step) {
        Div row = new Div(icon(step.state()), new Span(step.block().title()));
        row.addClassName("zb-row");
        if (step.due() != null && step.state() != State.DONE) {
            Span due = new Span(getTranslation("training.path.due", step.due().toString()));
            due.addClassNames("zb-muted", "zb-small", "train-nowrap");
            row.add(due);
        }
        return row;
    }

    private Component content(PathStand.Step step, boolean links) {
        Div things = new Div();
        things.addClassName("zb-list");
        if (step.state() == State.LOCKED) {
            String titles = String.join(getTranslation("training.path.and"), step.waitsFor());
            Span why = new Span(getTranslation(
                    step.block().afterNeed() == cn.zhiban.training.path.PathContent.Need.ALL
                            ? "training.path.waits.all"
                            : "training.path.waits.any",
                    titles));
            why.addClassNames("zb-muted", "zb-small");
            things.add(why);
        }
        if (step.block().need() == cn.zhiban.training.path.PathContent.Need.ANY
                && step.things().size() > 1) {
            Span any = new Span(getTranslation("training.path.need.ANY"));
            any.addClassNames("zb-muted", "zb-small");
            things.add(any);
        }
        step.things().forEach(one -> things.add(thing(one, links)));
        return things;
    }

    private Component thing(PathStand.Thing thing, boolean links) {
        String title = thing.title().isEmpty() ? getTranslation("training.path.gone") : thing.title();
        boolean open = thing.state() == State.OPEN || thing.state() == State.AGAIN || thing.state() == State.DONE;
        Component name = links && open && !thing.route().isEmpty() ? new Anchor(thing.route(), title) : new Span(title);
        name.addClassName("zb-grow");
        Span about = new Span(kind(this, thing) + minutes(this, thing));
        about.addClassNames("zb-muted", "zb-small", "train-nowrap");
        Div row = new Div(icon(thing.state()), name, about);
        row.addClassName("zb-list-row");
        if (thing.state() == State.AGAIN || thing.state() == State.CLOSED) {
            row.add(new Badge(getTranslation("training.path.state." + thing.state()), Badge.Tone.WARNING));
        }
        return row;
    }

    /** What a thing is, in words. */
    static String kind(Component asking, PathStand.Thing thing) {
        return asking.getTranslation("training.item." + thing.item().kind());
    }

    /** How long it takes, with a separator in front, or nothing. */
    static String minutes(Component asking, PathStand.Thing thing) {
        return thing.minutes() == 0
                ? ""
                : " · " + asking.getTranslation("training.lesson.minutes.value", thing.minutes());
    }

    private Icon icon(State state) {
        Icon icon = switch (state) {
            case DONE -> VaadinIcon.CHECK_CIRCLE.create();
            case LOCKED -> VaadinIcon.LOCK.create();
            case AGAIN -> VaadinIcon.REFRESH.create();
            case CLOSED -> VaadinIcon.BAN.create();
            case OPEN -> VaadinIcon.CIRCLE_THIN.create();
        };
        icon.addClassNames("train-state", "train-state-" + state);
        icon.getElement().setAttribute("role", "img");
        icon.getElement().setAttribute("aria-label", getTranslation("training.path.state." + state));
        return icon;
    }
}
