package cn.zhiban.training.certificate.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.training.LearningItem;
import cn.zhiban.training.certificate.CertificateService;
import cn.zhiban.training.certificate.CertificateType;
import cn.zhiban.training.people.Learner;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What certificates ask for, where, and for how long they hold. */
final class TypesPart extends Composite<Div> {
    private final transient CertificateService service;
    private final Grid<CertificateType> grid;

    TypesPart(CertificateService service) {
        this.service = service;
        grid = grid();
        Button add = new Button(
                getTranslation("training.certificate.type.add"),
                VaadinIcon.PLUS.create(),
                _ -> new TypeDialog(service, this::refresh).open(null));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(add);
        actions.addClassName("zb-row");
        getContent().addClassName("zb-stack");
        getContent().add(actions, grid);
        refresh();
    }

    private Grid<CertificateType> grid() {
        Grid<CertificateType> rows = Grids.dense(getTranslation("training.certificate.tab.types"));
        Grid.Column<CertificateType> name = rows.addComponentColumn(this::name)
                .setHeader(getTranslation("training.certificate.type.name"))
                .setWidth("220px")
                .setFlexGrow(2);
        rows.addColumn(this::place)
                .setHeader(getTranslation("training.certificate.column.place"))
                .setWidth("200px")
                .setFlexGrow(2);
        rows.addColumn(type -> getTranslation("training.certificate.type.days.value", type.validityDays()))
                .setHeader(getTranslation("training.certificate.type.days"))
                .setWidth("110px")
                .setFlexGrow(0);
        rows.addColumn(this::needs)
                .setHeader(getTranslation("training.certificate.type.needs"))
                .setWidth("200px")
                .setFlexGrow(3);
        Grid.Column<CertificateType> actions = rows.addComponentColumn(this::actions)
                .setHeader("")
                .setWidth("160px")
                .setFlexGrow(0);
        rows.setAllRowsVisible(true);
        Grids.finish(rows);
        NarrowColumns.keep(rows, name, actions);
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.DIPLOMA,
                        getTranslation("training.certificate.types.empty.title"),
                        getTranslation("training.certificate.types.empty.text")));
        return rows;
    }

    private Component name(CertificateType type) {
        Div cell = new Div(new Span(type.name()));
        cell.addClassName("zb-row");
        if (type.binding()) {
            cell.add(new Badge(getTranslation("training.certificate.type.binding.short"), Badge.Tone.INFO));
        }
        return cell;
    }

    private String place(CertificateType type) {
        String of = service.place(type);
        return Stream.of(
                        of.isEmpty() ? getTranslation("training.certificate.type.shop.all") : of,
                        type.platform() == null ? "" : getTranslation("platform." + type.platform()),
                        type.post() == null ? "" : getTranslation("post." + type.post()))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String needs(CertificateType type) {
        List<LearningItem> items = service.needs(type);
        return items.isEmpty()
                ? getTranslation("training.certificate.type.needs.none")
                : items.stream().map(LearningItem::title).collect(Collectors.joining(" + "));
    }

    private Component actions(CertificateType type) {
        Div cell = new Div();
        cell.addClassName("train-actions");
        if (service.mayKeep(type)) {
            Button grant = new Button(getTranslation("training.certificate.grant"), _ -> grant(type));
            Button edit = icon(VaadinIcon.PENCIL, "training.certificate.type.edit");
            edit.addClickListener(_ -> new TypeDialog(service, this::refresh).open(type));
            Button retire = icon(VaadinIcon.ARCHIVE, "training.certificate.type.retire");
            retire.addClickListener(_ -> Confirm.danger(
                    getTranslation("training.certificate.type.retire.title", type.name()),
                    getTranslation("training.certificate.type.retire.text"),
                    getTranslation("training.certificate.type.retire"),
                    () -> {
                        service.retire(type.id());
                        refresh();
                    }));
            grant.addThemeVariants(ButtonVariant.TERTIARY);
            cell.add(grant, edit, retire);
        }
        return cell;
    }

    private Button icon(VaadinIcon icon, String label) {
        Button button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(label));
        button.setTooltipText(getTranslation(label));
        return button;
    }

    private void grant(CertificateType type) {
        MultiSelectComboBox<Learner> people =
                new MultiSelectComboBox<>(getTranslation("training.certificate.grant.person"));
        people.setItems(service.candidates(type));
        people.setItemLabelGenerator(one -> one.name() + " " + one.staffNumber());
        TextArea note = new TextArea(getTranslation("training.certificate.grant.note"));
        note.setMaxLength(300);
        new FormDialog(
                        getTranslation("training.certificate.grant.title", type.name()),
                        getTranslation("training.certificate.grant"))
                .wide("people", people)
                .wide("note", note)
                .onSave(() -> {
                    people.getValue().forEach(one -> service.grant(type.id(), one.id(), note.getValue()));
                    if (!people.isEmpty()) {
                        Toast.done(getTranslation("training.certificate.grant.done"));
                    }
                    return !people.isEmpty();
                })
                .open();
    }

    private void refresh() {
        grid.setItems(service.types());
    }
}
