package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.ui.Authors;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.scheduling.arrival.HalfHours;
import cn.zhiban.scheduling.arrival.KnownDays;
import cn.zhiban.scheduling.demand.ForecastOverride;
import cn.zhiban.scheduling.demand.ForecastRun;
import cn.zhiban.scheduling.demand.OverrideDraft;
import cn.zhiban.scheduling.demand.OverrideKind;
import cn.zhiban.scheduling.demand.WeekError;
import cn.zhiban.scheduling.event.EventKind;
import cn.zhiban.scheduling.event.EventPhase;
import cn.zhiban.scheduling.forecast.Evidence;
import cn.zhiban.scheduling.forecast.Forecaster;
import cn.zhiban.scheduling.forecast.LearnedEffect;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a forecast rests on: known days, effects of events with their evidence, corrections, errors of past weeks. */
final class ForecastFacts extends Composite<Div> {
    private final transient DemandScreens screens;
    private final transient ShopRef shop;
    private final transient Runnable changed;

    ForecastFacts(DemandScreens screens, ShopRef shop, LocalDate from, LocalDate to, Runnable changed) {
        this.screens = screens;
        this.shop = shop;
        this.changed = changed;
        Optional<ForecastRun> run =
                screens.forecasts().run(shop.id(), screens.time().today().plusDays(1));
        getContent().addClassName("zb-cards");
        getContent()
                .add(
                        ForecastView.card(
                                getTranslation("sched.demand.forecast.basis"),
                                basis(run).toArray(Component[]::new)),
                        ForecastView.card(
                                getTranslation("sched.demand.effects"),
                                effects(run).toArray(Component[]::new)),
                        ForecastView.card(getTranslation("sched.demand.errors"), errors().toArray(Component[]::new)),
                        ForecastView.card(
                                getTranslation("sched.demand.overrides"),
                                overrides(from, to).toArray(Component[]::new)));
    }

    private List<Component> basis(Optional<ForecastRun> run) {
        List<Component> lines = new ArrayList<>();
        KnownDays known = screens.arrivals().known(shop.id());
        lines.add(
                known.first() == null
                        ? text("sched.demand.known.none")
                        : text(
                                "sched.demand.known",
                                known.days(),
                                String.valueOf(known.first()),
                                String.valueOf(known.last()),
                                DayNames.whole(known.total())));
        run.ifPresentOrElse(
                one -> lines.add(text(
                        "sched.demand.run",
                        one.id(),
                        screens.time().format(one.at()),
                        Authors.name(this, one.author()),
                        one.historyDays(),
                        DayNames.percent(one.spread()))),
                () -> lines.add(text("sched.demand.run.none")));
        return lines;
    }

    private List<Component> effects(Optional<ForecastRun> run) {
        List<Component> lines = new ArrayList<>();
        for (LearnedEffect effect : run.map(ForecastRun::effects).orElse(List.of())) {
            Span name = new Span(name(effect.effect()));
            name.addClassNames("zb-strong", "zb-grow");
            lines.add(row(name, new Span(factor(effect.factor()))));
            effect.evidence().stream()
                    .skip(Math.max(0, effect.evidence().size() - 3))
                    .map(this::evidence)
                    .forEach(lines::add);
        }
        if (lines.isEmpty()) {
            lines.add(text("sched.demand.effects.none"));
        }
        return lines;
    }

    private Component evidence(Evidence evidence) {
        Paragraph line = text(
                "sched.demand.evidence",
                evidence.day().toString(),
                DayNames.whole(evidence.actual()),
                DayNames.whole(evidence.expected()));
        line.addClassName("zb-small");
        return line;
    }

    private String name(String effect) {
        if (effect.equals(Forecaster.AFTER_CLOSED)) {
            return getTranslation("sched.demand.effect.after-closed");
        }
        String[] parts = effect.split("/");
        String name = getTranslation(
                        "sched.demand.event.kind." + EventKind.valueOf(parts[0]).name()) + " · "
                + getTranslation("sched.demand.event.phase."
                        + EventPhase.valueOf(parts[1]).name());
        return parts.length > 2 ? name + " " + parts[2] : name;
    }

    private List<Component> errors() {
        LocalDate today = screens.time().today();
        List<Component> lines = new ArrayList<>();
        List<WeekError> weeks = screens.forecasts().errors(shop.id(), today.minusWeeks(12), today.minusDays(1));
        for (WeekError week : weeks) {
            Span name = new Span(
                    getTranslation("sched.demand.errors.week", week.monday().toString(), week.days()));
            name.addClassName("zb-grow");
            Badge badge = new Badge(
                    DayNames.percent(week.wape()),
                    week.wape() < 0.15 ? Badge.Tone.GOOD : week.wape() < 0.3 ? Badge.Tone.NEUTRAL : Badge.Tone.WARNING);
            badge.setTitle(getTranslation(
                    "sched.demand.errors.detail",
                    DayNames.whole(week.actual()),
                    DayNames.whole(week.expected()),
                    DayNames.percent(week.correctedWape())));
            lines.add(row(name, badge));
        }
        lines.add(text(lines.isEmpty() ? "sched.demand.errors.none" : "sched.demand.errors.hint"));
        return lines;
    }

    private List<Component> overrides(LocalDate from, LocalDate to) {
        List<Component> lines = new ArrayList<>();
        for (ForecastOverride override : screens.forecasts().overrides(shop.id(), from, to)) {
            lines.add(override(override));
        }
        if (lines.isEmpty()) {
            lines.add(text("sched.demand.overrides.none"));
        }
        return lines;
    }

    private Component override(ForecastOverride override) {
        OverrideDraft draft = override.draft();
        Span what = new Span(getTranslation(
                "sched.demand.override.line",
                draft.firstDay().equals(draft.lastDay())
                        ? draft.firstDay().toString()
                        : draft.firstDay() + " – " + draft.lastDay(),
                HalfHours.label(draft.fromSlot()) + "–" + HalfHours.label(draft.toSlot()),
                draft.kind() == OverrideKind.FACTOR ? factor(draft.amount()) : DayNames.whole(draft.amount())));
        Span why = new Span(getTranslation(
                "sched.demand.override.why",
                draft.reason(),
                Authors.name(this, override.author()),
                screens.time().format(override.at())));
        why.addClassNames("zb-muted", "zb-small");
        Div texts = new Div(what, why);
        texts.addClassNames("zb-stack-s", "zb-grow");
        Div row = row(texts);
        if (screens.shops().mayEdit()) {
            Button remove = new Button(
                    VaadinIcon.TRASH.create(),
                    _ -> Confirm.danger(
                            getTranslation("sched.demand.override.remove.title"),
                            getTranslation("sched.demand.override.remove.text"),
                            getTranslation("sched.demand.override.remove"),
                            () -> {
                                screens.forecasts().takeBack(override.id());
                                changed.run();
                            }));
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            remove.setAriaLabel(getTranslation("sched.demand.override.remove"));
            row.add(remove);
        }
        return row;
    }

    private static String factor(double factor) {
        return String.format(Locale.ROOT, "× %.2f", factor);
    }

    private static Div row(Component... parts) {
        Div row = new Div(parts);
        row.addClassName("zb-row");
        return row;
    }

    private Paragraph text(String key, Object... arguments) {
        Paragraph text = new Paragraph(getTranslation(key, arguments));
        text.addClassName("zb-muted");
        return text;
    }
}
