package cn.zhiban.training.batch.ui;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.batch.BatchService;
import cn.zhiban.training.path.PathAssignments;
import cn.zhiban.training.people.Learner;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
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

/** Batches of new hires; with an id in the address, one of them. */
@Route("train/batches")
@Menu(order = 251, title = "training.batch.title", icon = "vaadin:group")
@RolesAllowed(TrainingPermissions.PROGRESS)
class BatchesView extends Page implements HasUrlParameter<Long> {
    private final transient BatchService batches;
    private final transient PathAssignments assignments;
    private final transient CompanyTime time;
    private final boolean coach;

    BatchesView(BatchService batches, PathAssignments assignments, Access access, CompanyTime time) {
        super("training.batch.title");
        this.batches = batches;
        this.assignments = assignments;
        this.time = time;
        coach = access.current().may(TrainingPermissions.COACH);
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable Long id) {
        removeAll();
        if (id == null) {
            list();
            return;
        }
        try {
            one(id);
        } catch (NotFound e) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void one(long id) {
        removeAll();
        BatchService.Page page = batches.get(id);
        Button back = new Button(
                getTranslation("training.lesson.back"),
                VaadinIcon.ARROW_LEFT.create(),
                _ -> UI.getCurrent().navigate(BatchesView.class));
        add(
                new PageHeader(
                                page.batch().name(),
                                getTranslation(
                                        "training.batch.facts",
                                        page.batch().startOn().toString(),
                                        page.batch().members(),
                                        page.batch().there()))
                        .withActions(back),
                new BatchPart(batches, page, time, () -> one(id)));
    }

    private void list() {
        PageHeader header =
                new PageHeader(getTranslation("training.batch.title"), getTranslation("training.batch.subtitle"));
        if (coach) {
            Button add = new Button(getTranslation("training.batch.new"), VaadinIcon.PLUS.create(), _ -> create());
            add.addThemeVariants(ButtonVariant.PRIMARY);
            add.setTestId("batch-new");
            header.withActions(add);
        }
        add(header);
        List<BatchService.Row> rows = batches.list();
        if (rows.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.GROUP,
                    getTranslation("training.batch.empty.title"),
                    getTranslation("training.batch.empty.text")));
            return;
        }
        Div cards = new Div();
        cards.addClassName("zb-cards");
        for (BatchService.Row row : rows) {
            Div head = new Div(new H2(new RouterLink(row.name(), BatchesView.class, row.id())));
            head.addClassNames("zb-row", "train-path-head");
            if (row.closed()) {
                head.add(new Badge(getTranslation("training.batch.closed"), Badge.Tone.NEUTRAL));
            }
            Span facts = new Span(
                    getTranslation("training.batch.facts", row.startOn().toString(), row.members(), row.there()));
            facts.addClassName("zb-muted");
            Div card = new Div(head, facts);
            card.addClassNames("zb-card", "zb-stack-s");
            cards.add(card);
        }
        add(cards);
    }

    private void create() {
        TextField name = new TextField(getTranslation("training.batch.name"));
        name.setMaxLength(BatchService.NAME);
        DatePicker start = Pickers.date(getTranslation("training.batch.start"));
        start.setValue(time.today());
        ComboBox<PathAssignments.Choice> path = new ComboBox<>(getTranslation("training.path.column.path"));
        path.setItems(assignments.choices());
        path.setItemLabelGenerator(PathAssignments.Choice::title);
        path.setClearButtonVisible(true);
        MultiSelectComboBox<Learner> people = new MultiSelectComboBox<>(getTranslation("training.batch.people"));
        people.setItems(batches.candidates());
        people.setItemLabelGenerator(one -> one.name() + " " + one.staffNumber());
        new FormDialog(getTranslation("training.batch.new"))
                .wide("name", name)
                .with("start", start)
                .with("path", path)
                .wide("people", people)
                .onSave(() -> {
                    long id = batches.create(
                            name.getValue(),
                            start.getOptionalValue().orElse(time.today()),
                            path.getOptionalValue()
                                    .map(PathAssignments.Choice::id)
                                    .orElse(null),
                            people.getValue().stream().map(Learner::id).toList());
                    UI.getCurrent().navigate(BatchesView.class, id);
                    return true;
                })
                .open();
    }
}
