package cn.zhiban.scheduling.roster.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.pdf.NoChineseFont;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterDraft;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.check.MatrixService;
import cn.zhiban.scheduling.roster.check.RosterPeople;
import cn.zhiban.scheduling.roster.publish.PublicationService;
import cn.zhiban.scheduling.roster.publish.WallPdf;
import cn.zhiban.scheduling.roster.publish.WallSheet;
import cn.zhiban.scheduling.roster.solve.Absence;
import cn.zhiban.scheduling.roster.solve.SolveService;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.TeamRef;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Dialogs around a roster. */
@org.springframework.stereotype.Component
class RosterScreens {
    private final RosterService rosters;
    private final MatrixService matrix;
    private final SolveService solving;
    private final PublicationService publications;
    private final RosterPeople people;
    private final WallSheet sheet;
    private final WallPdf pdf;
    private final CompanyTime time;

    RosterScreens(
            RosterService rosters,
            MatrixService matrix,
            SolveService solving,
            PublicationService publications,
            RosterPeople people,
            WallSheet sheet,
            WallPdf pdf,
            CompanyTime time) {
        this.rosters = rosters;
        this.matrix = matrix;
        this.solving = solving;
        this.publications = publications;
        this.people = people;
        this.sheet = sheet;
        this.pdf = pdf;
        this.time = time;
    }

    /** Asks for a new roster: by default the next month of all teams within reach. */
    void create(LongConsumer made) {
        YearMonth next = YearMonth.from(time.today()).plusMonths(1);
        TextField name = new TextField(text("sched.roster.name"));
        name.setMaxLength(100);
        MultiSelectComboBox<TeamRef> teams = new MultiSelectComboBox<>(text("sched.roster.teams"));
        List<TeamRef> all = rosters.teams();
        teams.setItems(all);
        teams.setItemLabelGenerator(TeamRef::name);
        if (all.size() == 1) {
            teams.select(all);
        }
        name.setValue(text(
                "sched.roster.name.usual",
                String.valueOf(next.getYear()),
                String.valueOf(next.getMonthValue()),
                all.size() == 1 ? all.getFirst().name() : ""));
        DatePicker first = date("sched.roster.first", next.atDay(1));
        DatePicker last = date("sched.roster.last", next.atEndOfMonth());
        ComboBox<Roster> pattern = new ComboBox<>(text("sched.roster.pattern"));
        pattern.setItems(rosters.list());
        pattern.setItemLabelGenerator(Roster::name);
        pattern.setClearButtonVisible(true);
        pattern.setHelperText(text("sched.roster.pattern.hint"));
        new FormDialog(text("sched.roster.new"), text("sched.roster.create"))
                .wide("name", name)
                .wide("teamIds", teams)
                .with("first", first)
                .with("last", last)
                .wide("patternOf", pattern)
                .onSave(() -> {
                    LocalDate from = first.getValue();
                    LocalDate to = last.getValue();
                    if (from == null || to == null) {
                        return false;
                    }
                    Set<Long> ids = teams.getValue().stream().map(TeamRef::id).collect(Collectors.toSet());
                    Roster like = pattern.getValue();
                    made.accept(rosters.create(
                            new RosterDraft(name.getValue(), ids, from, to, like == null ? null : like.id())));
                    return true;
                })
                .open();
    }

    /** Asks for the name of a what-if copy. */
    void whatIf(Roster roster, LongConsumer made) {
        TextField name = new TextField(text("sched.roster.name"));
        name.setValue(text("sched.roster.what-if.name", roster.name()));
        new FormDialog(text("sched.roster.what-if"), text("sched.roster.create"))
                .wide("name", name)
                .onSave(() -> {
                    made.accept(rosters.whatIf(roster.id(), name.getValue()));
                    return true;
                })
                .open();
    }

    /** Lets the engine look for a better roster. */
    void solve(Roster roster, Runnable taken) {
        new SolveDialog(solving, people, rosters, roster, taken).open();
    }

    /** Asks who falls out, then looks for the fewest changes that fill their shifts. */
    void repair(Roster roster, Runnable taken) {
        MultiSelectComboBox<Person> who = new MultiSelectComboBox<>(text("sched.roster.repair.who"));
        who.setItems(people.of(rosters.people(roster.id())));
        who.setItemLabelGenerator(one -> one.name() + " " + one.staffNumber());
        LocalDate begin = roster.contains(time.today()) ? time.today() : roster.first();
        DatePicker first = date("sched.roster.first", begin);
        DatePicker last = date("sched.roster.last", begin);
        List<Absence> conflicts = solving.conflicts(roster.id());
        Checkbox leave = new Checkbox(text("sched.roster.repair.leave", conflicts.size()), !conflicts.isEmpty());
        leave.setEnabled(!conflicts.isEmpty());
        new FormDialog(text("sched.roster.repair"), text("sched.roster.repair.start"))
                .wide("absences", who)
                .with("first", first)
                .with("last", last)
                .wide("leave", leave)
                .onSave(() -> {
                    LocalDate from = first.getValue();
                    LocalDate to = last.getValue();
                    if (from == null || to == null) {
                        return false;
                    }
                    List<Absence> absences = new ArrayList<>(leave.getValue() ? conflicts : List.of());
                    who.getValue().forEach(one -> absences.add(new Absence(one.id(), from, to)));
                    solving.repair(roster.id(), absences);
                    new SolveDialog(solving, people, rosters, roster, taken).open();
                    return true;
                })
                .open();
    }

    /** Shows what publishing would change for whom, and publishes. */
    void publish(Roster roster, Runnable published) {
        try {
            new PublishDialog(publications, matrix, roster, published).open();
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }

    /** Shows two rosters side by side. */
    void compare(Roster roster) {
        new CompareDialog(rosters, matrix, roster).open();
    }

    /** Who has acknowledged. */
    void receipts(Roster roster) {
        new ReceiptsDialog(publications.receipts(roster.id()), time).open();
    }

    /** Takes a published roster back after asking. */
    void withdraw(Roster roster, Runnable done) {
        Confirm.danger(
                text("sched.roster.withdraw"),
                text("sched.roster.withdraw.text", roster.name()),
                text("sched.roster.withdraw"),
                () -> {
                    try {
                        publications.withdraw(roster.id());
                        done.run();
                    } catch (UserFacingProblem e) {
                        Toast.failed(e);
                    }
                });
    }

    /** A link to the sheet for the wall. */
    com.vaadin.flow.component.Component wall(Roster roster) {
        return new Anchor(
                (DownloadEvent event) -> {
                    event.setFileName(roster.name() + ".xlsx");
                    event.setContentType("application/octet-stream");
                    try (OutputStream out = event.getOutputStream()) {
                        sheet.write(roster.id(), event.getUI().getLocale(), out);
                    }
                },
                text("sched.roster.wall"));
    }

    /** A link to the sheet for the printer. */
    com.vaadin.flow.component.Component print(Roster roster) {
        return new Anchor(
                (DownloadEvent event) -> {
                    try {
                        ByteArrayOutputStream whole = new ByteArrayOutputStream();
                        pdf.write(roster.id(), event.getUI().getLocale(), whole);
                        event.setFileName(roster.name() + ".pdf");
                        event.setContentType("application/pdf");
                        try (OutputStream out = event.getOutputStream()) {
                            whole.writeTo(out);
                        }
                    } catch (NoChineseFont e) {
                        event.getResponse().setStatus(404);
                        event.getUI().access(() -> Toast.failed(e));
                    }
                },
                text("sched.roster.print"));
    }

    private static DatePicker date(String key, LocalDate value) {
        DatePicker date = Pickers.date(text(key));
        date.setValue(value);
        return date;
    }

    static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
