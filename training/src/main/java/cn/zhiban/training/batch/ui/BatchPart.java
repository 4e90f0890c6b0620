package cn.zhiban.training.batch.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Chart;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.training.batch.BatchService;
import cn.zhiban.training.people.Learner;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.List;

/** A batch: everyone's progress, who stands still, how many are still there, the notes. */
final class BatchPart extends Composite<Div> {
    private final transient BatchService batches;
    private final transient BatchService.Page page;
    private final transient CompanyTime time;
    private final transient Runnable changed;

    BatchPart(BatchService batches, BatchService.Page page, CompanyTime time, Runnable changed) {
        this.batches = batches;
        this.page = page;
        this.time = time;
        this.changed = changed;
        Div halves = new Div(curve(), notes());
        halves.addClassName("train-halves");
        getContent().addClassName("zb-stack");
        if (page.editable()) {
            getContent().add(actions());
        }
        getContent().add(grid(), halves);
    }

    private Div actions() {
        Button join = new Button(getTranslation("training.batch.join"), VaadinIcon.PLUS.create(), _ -> join());
        Button hand = new Button(getTranslation("training.batch.hand"), VaadinIcon.HANDSHAKE.create(), _ -> hand());
        Button close = new Button(
                getTranslation(page.batch().closed() ? "training.batch.reopen" : "training.batch.close"),
                _ -> act(() -> batches.close(page.batch().id(), !page.batch().closed())));
        Div row = new Div(join, hand, close);
        row.addClassName("zb-row");
        return row;
    }

    private Grid<BatchService.Person> grid() {
        Grid<BatchService.Person> grid = Grids.dense(page.batch().name());
        Grid.Column<BatchService.Person> who = grid.addComponentColumn(this::who)
                .setHeader(getTranslation("training.path.column.who"))
                .setWidth("100px")
                .setFlexGrow(1);
        grid.addComponentColumn(this::bar)
                .setHeader(getTranslation("training.path.column.percent"))
                .setWidth("115px")
                .setFlexGrow(0);
        grid.addColumn(BatchService.Person::step)
                .setHeader(getTranslation("training.path.column.block"))
                .setWidth("120px")
                .setFlexGrow(2);
        Grid.Column<BatchService.Person> state = grid.addComponentColumn(this::state)
                .setHeader(getTranslation("training.exam.state"))
                .setWidth("150px")
                .setFlexGrow(0);
        grid.addColumn(BatchService.Person::mentor)
                .setHeader(getTranslation("training.batch.mentor"))
                .setWidth("80px")
                .setFlexGrow(1);
        grid.addColumn(BatchService.Person::lead)
                .setHeader(getTranslation("training.batch.lead"))
                .setWidth("80px")
                .setFlexGrow(1);
        Grid.Column<BatchService.Person> actions = grid.addComponentColumn(this::tools)
                .setHeader("")
                .setWidth("52px")
                .setFlexGrow(0);
        grid.setAllRowsVisible(true);
        Grids.finish(grid);
        NarrowColumns.keep(grid, who, state, actions);
        grid.setItems(page.people());
        return grid;
    }

    private Component who(BatchService.Person person) {
        Span team = new Span(person.learner().teamName());
        team.addClassNames("zb-muted", "zb-small");
        Div cell = new Div(new Span(person.learner().name()), team);
        cell.addClassName("train-two-lines");
        return cell;
    }

    private Component bar(BatchService.Person person) {
        ProgressBar bar = new ProgressBar(0, 100, person.percent());
        bar.getElement().setAttribute("aria-hidden", "true");
        Span percent = new Span(getTranslation("training.path.percent", person.percent()));
        percent.addClassNames("zb-small", "zb-number");
        Div cell = new Div(bar, percent);
        cell.addClassName("train-bar");
        return cell;
    }

    private Component state(BatchService.Person person) {
        Div cell = new Div();
        cell.addClassName("zb-row");
        if (person.late() > 0) {
            cell.add(new Badge(getTranslation("training.path.late", person.late()), Badge.Tone.BAD));
        }
        if (person.step().isEmpty() && person.percent() == 100) {
            cell.add(new Badge(getTranslation("training.path.done"), Badge.Tone.GOOD));
        } else if (person.stuck()) {
            cell.add(new Badge(getTranslation("training.batch.still", person.still()), Badge.Tone.WARNING));
        }
        return cell;
    }

    private Component tools(BatchService.Person person) {
        Div cell = new Div();
        if (page.editable()) {
            Button mentor = new Button(VaadinIcon.USER_STAR.create(), _ -> mentor(person));
            mentor.addThemeVariants(ButtonVariant.TERTIARY);
            mentor.setAriaLabel(
                    getTranslation("training.batch.mentor.set", person.learner().name()));
            mentor.setTooltipText(
                    getTranslation("training.batch.mentor.set", person.learner().name()));
            cell.add(mentor);
        }
        return cell;
    }

    private Component curve() {
        List<Chart.Point> points = new ArrayList<>();
        for (int week = 0; week < page.curve().size(); week++) {
            points.add(new Chart.Point(
                    getTranslation("training.batch.week", week), page.curve().get(week), ""));
        }
        Chart chart = new Chart(Chart.Kind.AREA, Chart.Unit.PERCENT, getTranslation("training.batch.curve"))
                .show(new Chart.Series(getTranslation("training.batch.there"), Chart.Tone.ONE, points));
        Div card = new Div(new H2(getTranslation("training.batch.curve")), chart);
        card.addClassNames("zb-card", "zb-chart-card");
        return card;
    }

    private Component notes() {
        Div card = new Div(new H2(getTranslation("training.batch.notes")));
        card.addClassNames("zb-card", "zb-stack-s");
        if (page.editable()) {
            TextArea text = new TextArea();
            text.setPlaceholder(getTranslation("training.batch.note.hint"));
            text.setAriaLabel(getTranslation("training.batch.notes"));
            text.setMaxLength(BatchService.NOTE);
            text.setWidthFull();
            Button write = new Button(
                    getTranslation("training.batch.note.add"),
                    _ -> act(() -> batches.note(page.batch().id(), text.getValue())));
            card.add(text, write);
        }
        Div list = new Div();
        list.addClassName("zb-list");
        for (BatchService.Note note : page.notes()) {
            Span about = new Span(time.format(note.at()) + " · " + note.author());
            about.addClassNames("zb-muted", "zb-small");
            Div row = new Div(about, new Span(note.text()));
            row.addClassNames("zb-stack-s", "train-note");
            list.add(row);
        }
        card.add(list);
        return card;
    }

    private void mentor(BatchService.Person person) {
        ComboBox<Learner> mentor = people("training.batch.mentor");
        batches.candidates().stream()
                .filter(one -> person.mentorId() != null && one.id() == person.mentorId())
                .forEach(mentor::setValue);
        new FormDialog(getTranslation(
                        "training.batch.mentor.set", person.learner().name()))
                .wide("mentor", mentor)
                .onSave(() -> {
                    batches.mentor(
                            page.batch().id(),
                            person.learner().id(),
                            mentor.getOptionalValue().map(Learner::id).orElse(null));
                    changed.run();
                    return true;
                })
                .open();
    }

    private ComboBox<Learner> people(String key) {
        ComboBox<Learner> field = new ComboBox<>(getTranslation(key));
        field.setItems(batches.candidates());
        field.setItemLabelGenerator(one -> one.name() + " " + one.staffNumber() + " · " + one.teamName());
        field.setClearButtonVisible(true);
        return field;
    }

    private void join() {
        MultiSelectComboBox<Learner> people = new MultiSelectComboBox<>(getTranslation("training.batch.people"));
        people.setItems(batches.candidates());
        people.setItemLabelGenerator(one -> one.name() + " " + one.staffNumber());
        new FormDialog(getTranslation("training.batch.join"))
                .wide("people", people)
                .onSave(() -> {
                    batches.join(
                            page.batch().id(),
                            people.getValue().stream().map(Learner::id).toList());
                    changed.run();
                    return true;
                })
                .open();
    }

    private void hand() {
        MultiSelectComboBox<Learner> people = new MultiSelectComboBox<>(getTranslation("training.batch.people"));
        people.setItems(page.people().stream().map(BatchService.Person::learner).toList());
        people.setItemLabelGenerator(Learner::name);
        ComboBox<BatchService.Choice> lead = new ComboBox<>(getTranslation("training.batch.lead"));
        lead.setItems(batches.leads());
        lead.setItemLabelGenerator(BatchService.Choice::name);
        new FormDialog(getTranslation("training.batch.hand"), getTranslation("training.batch.hand.do"))
                .wide("people", people)
                .wide("lead", lead)
                .onSave(() -> {
                    BatchService.Choice chosen = lead.getValue();
                    if (chosen == null || people.isEmpty()) {
                        Toast.failed(getTranslation("training.batch.hand.missing"));
                        return false;
                    }
                    batches.handOver(
                            page.batch().id(),
                            people.getValue().stream().map(Learner::id).toList(),
                            chosen.id());
                    Toast.done(getTranslation("training.batch.hand.done"));
                    changed.run();
                    return true;
                })
                .open();
    }

    private void act(Runnable action) {
        try {
            action.run();
            changed.run();
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }
}
