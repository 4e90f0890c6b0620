package cn.zhiban.scheduling.roster.ui;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.holiday.DayKind;
import cn.zhiban.scheduling.holiday.Holiday;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.holiday.LunarCalendar;
import cn.zhiban.scheduling.holiday.ui.LunarText;
import cn.zhiban.scheduling.roster.publish.OwnDay;
import cn.zhiban.scheduling.roster.publish.PersonMonth;
import cn.zhiban.scheduling.roster.publish.PersonMonthService;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.wish.ui.WishWords;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A month of one person for whoever leads them: shifts, leave, wishes, holidays, hours. */
@Route("sched/person")
@RouteAlias("sched/person/:person")
@Menu(order = 311, title = "sched.dayplan.person.title", icon = "vaadin:calendar-briefcase")
@RolesAllowed({SchedulingPermissions.VIEW, SchedulingPermissions.PLAN})
class PersonMonthView extends Page implements BeforeEnterObserver {
    private static final String PATH = "sched/person/";
    private static final String MONTH = "month";

    private final transient PersonMonthService service;
    private final transient HolidayCalendar holidays;
    private final transient LunarCalendar lunar;
    private final transient CompanyTime time;
    private final transient WishWords words;
    private final ComboBox<Person> choice = new ComboBox<>();
    private final Div content = new Div();
    private YearMonth month;

    PersonMonthView(
            PersonMonthService service,
            HolidayCalendar holidays,
            LunarCalendar lunar,
            CompanyTime time,
            WishWords words) {
        super("sched.dayplan.person.title");
        this.service = service;
        this.holidays = holidays;
        this.lunar = lunar;
        this.time = time;
        this.words = words;
        this.month = YearMonth.from(time.today());
        addClassName("zb-page-narrow");
        choice.setLabel(getTranslation("sched.dayplan.person.choose"));
        choice.setItemLabelGenerator(
                one -> one.teamName().isEmpty() ? one.name() : one.name() + " · " + one.teamName());
        choice.setTestId("person-choice");
        choice.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                open(change.getValue(), month);
            }
        });
        content.addClassName("zb-stack");
        add(
                new PageHeader(
                        getTranslation("sched.dayplan.person.title"), getTranslation("sched.dayplan.person.subtitle")),
                choice,
                content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<Person> people = service.people();
        choice.setItems(people);
        month = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(MONTH)
                .filter(text -> text.matches("\\d{4}-(0[1-9]|1[0-2])"))
                .map(YearMonth::parse)
                .orElse(YearMonth.from(time.today()));
        Person chosen = event.getRouteParameters()
                .get("person")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .flatMap(id -> people.stream().filter(one -> one.id() == id).findFirst())
                .orElse(null);
        show(chosen);
    }

    private void open(Person person, YearMonth of) {
        getUI().ifPresent(ui -> ui.navigate(PATH + person.id(), QueryParameters.simple(Map.of(MONTH, of.toString()))));
    }

    private void show(@Nullable Person person) {
        content.removeAll();
        if (person == null) {
            content.add(new EmptyState(
                    VaadinIcon.CALENDAR_USER,
                    getTranslation("sched.dayplan.person.empty.title"),
                    getTranslation("sched.dayplan.person.empty.text")));
            return;
        }
        choice.setValue(person);
        PersonMonth found = service.month(person.id(), month);
        if (!found.drafts().isEmpty()) {
            content.add(new Badge(getTranslation("sched.dayplan.person.draft"), Badge.Tone.INFO));
        }
        content.add(new OwnMonth(
                found.days(), holidays, month, time.today(), day -> more(found, day), to -> open(person, to)));
        content.add(sums(found.days()));
        if (!found.wishes().isEmpty()) {
            content.add(wishes(found));
        }
    }

    private List<Component> more(PersonMonth found, OwnDay day) {
        List<Component> more = new ArrayList<>();
        if (found.drafts().contains(day.day())) {
            if (day.shift() == null) {
                Span off = new Span(getTranslation("sched.roster.off"));
                off.addClassName("zb-muted");
                more.add(off);
            }
        } else if (!day.published() && day.leave() != null) {
            more.add(new Span(getTranslation("sched.leave.type." + day.leave())));
        }
        found.wishes().getOrDefault(day.day(), List.of()).forEach(answer -> {
            Span wish = new Span(words.brief(answer.wish()));
            wish.addClassNames("sched-wish", state(answer));
            wish.setTitle(words.whole(answer.wish()) + " · " + said(answer));
            more.add(wish);
        });
        Span under = new Span(
                holidays.holiday(day.day()).map(Holiday::name).orElseGet(() -> LunarText.of(lunar, day.day())));
        under.addClassName("sched-lunar");
        more.add(under);
        return more;
    }

    private static String state(PersonMonth.Answer answer) {
        return !answer.decided() ? "sched-wish-mild" : answer.granted() ? "sched-wish-granted" : "sched-wish-refused";
    }

    private String said(PersonMonth.Answer answer) {
        return getTranslation(
                !answer.decided()
                        ? "sched.dayplan.person.open"
                        : answer.granted() ? "sched.dayplan.person.granted" : "sched.dayplan.person.refused");
    }

    private Component sums(List<OwnDay> days) {
        Map<LocalDate, Integer> weeks = new TreeMap<>();
        Map<ShiftBand, Integer> bands = new TreeMap<>();
        int free = 0;
        for (OwnDay day : days) {
            ShiftType shift = day.shift();
            if (shift != null) {
                weeks.merge(
                        day.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        shift.minutes(),
                        Integer::sum);
                bands.merge(shift.band(), 1, Integer::sum);
                DayKind kind = holidays.dayKind(day.day());
                free += kind == DayKind.WORKDAY || kind == DayKind.MAKE_UP ? 0 : 1;
            }
        }
        Div byWeek = new Div(new H3(getTranslation("sched.dayplan.person.weeks")));
        byWeek.addClassNames("zb-row");
        weeks.forEach((week, minutes) -> byWeek.add(new Badge(
                getTranslation(
                        "sched.dayplan.person.week",
                        "%d-%02d".formatted(week.getMonthValue(), week.getDayOfMonth()),
                        Math.round(minutes / 6.0) / 10.0),
                Badge.Tone.NEUTRAL)));
        Div byBand = new Div(new H3(getTranslation("sched.dayplan.person.bands")));
        byBand.addClassNames("zb-row");
        bands.forEach((band, many) -> byBand.add(new Badge(
                getTranslation("sched.dayplan.person.band", getTranslation("sched.band." + band), many),
                Badge.Tone.NEUTRAL)));
        byBand.add(new Badge(getTranslation("sched.dayplan.person.weekends", free), Badge.Tone.NEUTRAL));
        Div sums = new Div(byWeek, byBand);
        sums.addClassName("zb-stack-s");
        sums.setVisible(!weeks.isEmpty());
        return sums;
    }

    private Component wishes(PersonMonth found) {
        Div list = new Div(new H3(getTranslation("sched.dayplan.person.wishes")));
        list.addClassName("zb-list");
        new TreeMap<>(found.wishes())
                .forEach((day, answers) -> answers.forEach(answer -> {
                    Span date = new Span(Differences.day(day));
                    date.addClassName("sched-own-date");
                    Div line = new Div(
                            date,
                            new Span(words.whole(answer.wish())),
                            new Badge(
                                    said(answer),
                                    !answer.decided()
                                            ? Badge.Tone.NEUTRAL
                                            : answer.granted() ? Badge.Tone.GOOD : Badge.Tone.WARNING));
                    if (!answer.wish().reason().isEmpty()) {
                        Span reason = new Span(answer.wish().reason());
                        reason.addClassName("zb-muted");
                        line.add(reason);
                    }
                    line.addClassNames("zb-row", "zb-list-row");
                    list.add(line);
                }));
        return list;
    }
}
