package cn.zhiban.core.org.ui;

import cn.zhiban.core.org.people.EmployeeFilter;
import cn.zhiban.core.org.people.EmployeeService;
import cn.zhiban.core.org.people.EmployeeSummary;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableConsumer;

/** The table of employees; on a phone one column with what matters. */
final class EmployeeGrid extends Composite<Grid<EmployeeSummary>> {
    private final transient EmployeeService employees;
    private final SerializableConsumer<EmployeeSummary> open;

    EmployeeGrid(EmployeeService employees, SerializableConsumer<EmployeeSummary> open) {
        this.employees = employees;
        this.open = open;
    }

    @Override
    protected Grid<EmployeeSummary> initContent() {
        Grid<EmployeeSummary> grid = Grids.dense(getTranslation("core.org.employee.title"));
        Grid.Column<EmployeeSummary> name = grid.addComponentColumn(this::name)
                .setHeader(getTranslation("core.employee.column.name"))
                .setWidth("120px")
                .setFlexGrow(1);
        grid.addColumn(EmployeeSummary::staffNumber)
                .setHeader(getTranslation("core.employee.column.staff_number"))
                .setWidth("90px")
                .setFlexGrow(0);
        grid.addColumn(row -> Names.post(row.post()))
                .setHeader(getTranslation("core.employee.column.post"))
                .setWidth("110px")
                .setFlexGrow(0);
        grid.addColumn(EmployeeSummary::teamName)
                .setHeader(getTranslation("core.employee.column.team"))
                .setWidth("120px")
                .setFlexGrow(0);
        grid.addComponentColumn(this::shops)
                .setHeader(getTranslation("core.org.employee.serves"))
                .setWidth("200px")
                .setFlexGrow(3);
        Grid.Column<EmployeeSummary> state = grid.addComponentColumn(row -> Names.stateBadge(row.state()))
                .setHeader(getTranslation("core.employee.column.state"))
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addColumn(row -> row.hireDate().toString())
                .setHeader(getTranslation("core.employee.column.hire_date"))
                .setWidth("110px")
                .setFlexGrow(0);
        Grids.finish(grid);
        Grids.onOpen(grid, open);
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.USERS,
                        getTranslation("core.org.employee.empty.title"),
                        getTranslation("core.org.employee.empty.text")));
        NarrowColumns.keep(grid, name, state);
        grid.setTestId("employees");
        return grid;
    }

    private Component name(EmployeeSummary row) {
        Span name = new Span(row.name());
        Span more = new Span(row.staffNumber() + " · " + Names.post(row.post()));
        more.addClassNames("zb-muted", "zb-small", "zb-only-narrow");
        Div cell = new Div(name, more);
        cell.addClassName("zb-stack-s");
        return cell;
    }

    private Component shops(EmployeeSummary row) {
        Span shops = new Span(String.join(getTranslation("core.import.dialog.separator"), row.shops()));
        shops.setTitle(shops.getText());
        return shops;
    }

    /** Shows those whom the filter finds. @return how many there are */
    int show(EmployeeFilter filter) {
        int count = employees.count(filter);
        getContent()
                .setItems(
                        query -> employees.list(filter, query.getOffset(), query.getLimit()).stream(),
                        _ -> employees.count(filter));
        return count;
    }
}
