package cn.zhiban.core.org.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.importing.ui.ImportDialogs;
import cn.zhiban.core.org.assignment.AssignmentSheet;
import cn.zhiban.core.org.people.EmployeeDetails;
import cn.zhiban.core.org.people.EmployeeFilter;
import cn.zhiban.core.org.people.EmployeeSheet;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Everybody in the company: search, filters, and beside it whom they serve under which nick. */
@Route("org/employees")
@Menu(order = 910, title = "core.org.employee.title", icon = "vaadin:users")
@RolesAllowed(CorePermissions.PEOPLE_READ)
class EmployeesView extends Page implements HasUrlParameter<Long> {
    static final String ROUTE = "org/employees";

    private final transient OrganisationScreens screens;
    private final transient ImportDialogs imports;
    private final transient EmployeeSheet sheet;
    private final transient AssignmentSheet assignmentSheet;
    private final EmployeeFilters filters;
    private final EmployeeGrid grid;
    private final PanelLayout layout;
    private @Nullable Long opened;

    EmployeesView(
            OrganisationScreens screens, ImportDialogs imports, EmployeeSheet sheet, AssignmentSheet assignmentSheet) {
        super("core.org.employee.title");
        this.screens = screens;
        this.imports = imports;
        this.sheet = sheet;
        this.assignmentSheet = assignmentSheet;
        this.filters = new EmployeeFilters(screens.teams().list("", 0, Integer.MAX_VALUE), screens.shops());
        this.grid = new EmployeeGrid(screens.employees(), row -> open(row.id(), true));
        this.layout = new PanelLayout(grid, this::close);
        filters.onChange(() -> {
            filters.address().replace(path());
            refresh();
        });
        add(header(), filters, layout);
        fillHeight();
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable Long id) {
        filters.read(event.getLocation().getQueryParameters());
        refresh();
        if (id == null) {
            hide();
        } else {
            open(id, false);
        }
    }

    private Component header() {
        PageHeader header =
                new PageHeader(getTranslation("core.org.employee.title"), getTranslation("core.org.employee.subtitle"));
        header.withActions(sheets());
        if (screens.employees().mayCreate()) {
            Button create = new Button(
                    getTranslation("core.org.employee.create"),
                    VaadinIcon.PLUS.create(),
                    _ -> EmployeeDialog.create(screens, id -> {
                        refresh();
                        open(id, true);
                    }));
            create.addThemeVariants(ButtonVariant.PRIMARY);
            create.setTestId("employee-create");
            header.withActions(create);
        }
        return header;
    }

    private MenuBar sheets() {
        MenuBar bar = new MenuBar();
        SubMenu menu = bar.addItem(getTranslation("core.org.sheets")).getSubMenu();
        menu.addItem(new ExportLink(
                getTranslation("core.org.employee.export"),
                "employees.xlsx",
                (locale, out) -> sheet.export(filters.filter(), locale, out)));
        menu.addItem(new ExportLink(
                getTranslation("core.org.assignment.export"),
                "assignments.xlsx",
                (locale, out) -> assignmentSheet.export(true, locale, out)));
        if (screens.employees().mayCreate()) {
            menu.addItem(getTranslation("core.employee.import.title"), _ -> importing(EmployeeSheet.NAME));
            menu.addItem(getTranslation("core.assignment.import.title"), _ -> importing(AssignmentSheet.NAME));
        }
        return bar;
    }

    private void importing(String importer) {
        imports.of(importer).onDone(this::reload).open();
    }

    private void reload() {
        refresh();
        if (opened != null) {
            open(opened, false);
        }
    }

    private void refresh() {
        EmployeeFilter filter = filters.filter();
        filters.setCount(grid.show(filter));
    }

    private void open(long id, boolean byPerson) {
        try {
            EmployeeDetails details = screens.employees().get(id);
            opened = id;
            layout.show(new EmployeePanel(screens, details, this::reload, this::close));
            if (byPerson) {
                filters.address().push(path());
            }
        } catch (UserFacingProblem e) {
            Toast.failed(e);
            hide();
        }
    }

    private void close() {
        hide();
        filters.address().replace(path());
    }

    private void hide() {
        opened = null;
        layout.show(null);
    }

    private String path() {
        return opened == null ? ROUTE : ROUTE + "/" + opened;
    }
}
