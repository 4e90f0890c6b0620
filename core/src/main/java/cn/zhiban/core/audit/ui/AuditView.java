package cn.zhiban.core.audit.ui;

import cn.zhiban.core.audit.AuditEntry;
import cn.zhiban.core.audit.AuditFilter;
import cn.zhiban.core.audit.AuditTrail;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Pickers;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Who did what to which object when; opening a row shows what it was before and after. */
@Route("audit")
@Menu(order = 970, title = "core.audit.title", icon = "vaadin:clipboard-text")
@RolesAllowed(CorePermissions.AUDIT_READ)
class AuditView extends Page {
    private final transient AuditTrail trail;
    private final transient CompanyTime time;
    private final AuditWords words;
    private final TextField person = new TextField();
    private final TextField object = new TextField();
    private final ComboBox<String> type = new ComboBox<>();
    private final ComboBox<String> action = new ComboBox<>();
    private final DatePicker from;
    private final DatePicker to;
    private final Grid<AuditEntry> grid;

    AuditView(AuditTrail trail, CompanyTime time, Organisation organisation, Translations translations) {
        super("core.audit.title");
        this.trail = trail;
        this.time = time;
        this.words = new AuditWords(translations, organisation, time, getLocale());
        this.from = Pickers.date("");
        this.to = Pickers.date("");
        this.grid = Grids.dense(getTranslation("core.audit.title"));
        configureFilters();
        configureGrid();
        add(new PageHeader(getTranslation("core.audit.title"), getTranslation("core.audit.subtitle")));
        add(new FilterBar(object, person, type, action, from, to), grid);
        fillHeight();
        refresh();
    }

    private void configureFilters() {
        for (TextField field : List.of(person, object)) {
            field.setClearButtonVisible(true);
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(_ -> refresh());
        }
        label(object, "core.audit.filter.object");
        object.setPrefixComponent(VaadinIcon.SEARCH.create());
        label(person, "core.audit.filter.person");
        type.setItems(trail.objectTypes());
        type.setItemLabelGenerator(words::object);
        action.setItems(trail.actions());
        action.setItemLabelGenerator(words::action);
        for (ComboBox<String> box : List.of(type, action)) {
            box.setClearButtonVisible(true);
            box.addValueChangeListener(_ -> refresh());
        }
        type.setPlaceholder(getTranslation("core.audit.filter.type"));
        type.setAriaLabel(getTranslation("core.audit.filter.type"));
        action.setPlaceholder(getTranslation("core.audit.filter.action"));
        action.setAriaLabel(getTranslation("core.audit.filter.action"));
        from.setPlaceholder(getTranslation("core.audit.filter.from"));
        from.setAriaLabel(getTranslation("core.audit.filter.from"));
        to.setPlaceholder(getTranslation("core.audit.filter.to"));
        to.setAriaLabel(getTranslation("core.audit.filter.to"));
        from.addValueChangeListener(_ -> refresh());
        to.addValueChangeListener(_ -> refresh());
    }

    private void label(TextField field, String key) {
        field.setPlaceholder(getTranslation(key));
        field.setAriaLabel(getTranslation(key));
    }

    private void configureGrid() {
        grid.addColumn(entry -> time.format(entry.at()))
                .setHeader(getTranslation("core.audit.at"))
                .setWidth("156px")
                .setFlexGrow(0);
        grid.addColumn(words::actor)
                .setHeader(getTranslation("core.audit.person"))
                .setWidth("130px");
        grid.addColumn(entry -> words.action(entry.action()))
                .setHeader(getTranslation("core.audit.action"))
                .setWidth("130px");
        grid.addColumn(entry -> words.object(entry.objectType()))
                .setHeader(getTranslation("core.audit.type"))
                .setWidth("110px");
        grid.addColumn(AuditEntry::objectLabel)
                .setHeader(getTranslation("core.audit.object"))
                .setWidth("260px")
                .setFlexGrow(3);
        Grids.finish(grid);
        Grids.onOpen(grid, entry -> AuditDialog.open(trail, time, words, entry));
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.CLIPBOARD_TEXT,
                        getTranslation("core.audit.empty.title"),
                        getTranslation("core.audit.empty.text")));
    }

    private void refresh() {
        AuditFilter filter = new AuditFilter(
                person.getValue(),
                object.getValue(),
                type.getValue(),
                action.getValue(),
                from.getValue(),
                to.getValue());
        grid.setItems(query -> trail.list(filter, query.getOffset(), query.getLimit()).stream());
    }
}
