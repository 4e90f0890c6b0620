package cn.zhiban.core.org.ui;

import cn.zhiban.core.org.assignment.AssignmentSummary;
import cn.zhiban.core.org.assignment.PlatformAccountSummary;
import cn.zhiban.core.org.keeping.Validity;
import cn.zhiban.core.org.people.EmployeeDetails;
import cn.zhiban.core.org.people.EmployeeSummary;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;

/** One employee: facts, shops served from when to when, nicks. */
final class EmployeePanel extends Composite<Div> {
    private final transient OrganisationScreens screens;
    private final transient EmployeeDetails details;
    private final transient Runnable changed;

    EmployeePanel(OrganisationScreens screens, EmployeeDetails details, Runnable changed, Runnable close) {
        this.screens = screens;
        this.details = details;
        this.changed = changed;
        EmployeeSummary employee = details.summary();
        Div title = new Div(new H2(employee.name()), Names.stateBadge(employee.state()));
        title.addClassName("zb-row");
        SidePanel panel = new SidePanel(title, close);
        panel.add(facts(employee));
        if (details.editable()) {
            Button edit = new Button(
                    getTranslation("core.org.employee.edit"),
                    VaadinIcon.PENCIL.create(),
                    _ -> EmployeeDialog.edit(screens, employee, changed));
            edit.setTestId("employee-edit");
            Div actions = new Div(edit);
            actions.addClassName("zb-row");
            panel.add(actions);
        }
        panel.section(
                getTranslation("core.org.employee.serves"),
                new TimedList(assignments(), screens.today(), getTranslation("core.org.assignment.none")),
                adding("core.org.assignment.add", () -> AssignmentDialog.forEmployee(screens, employee, changed)));
        panel.section(
                getTranslation("core.org.nick.title"),
                new TimedList(nicks(), screens.today(), getTranslation("core.org.nick.none")),
                adding("core.org.nick.add", () -> NickDialog.add(screens, employee, changed)));
        getContent().add(panel);
    }

    private Component facts(EmployeeSummary employee) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("zb-facts");
        fact(facts, "core.employee.column.staff_number", employee.staffNumber());
        fact(facts, "core.employee.column.post", Names.post(employee.post()));
        fact(
                facts,
                "core.employee.column.team",
                employee.teamName().isEmpty() ? getTranslation("core.org.employee.no-team") : employee.teamName());
        fact(facts, "core.employee.column.hire_date", employee.hireDate().toString());
        if (employee.leftOn() != null) {
            fact(facts, "core.employee.column.left_on", employee.leftOn().toString());
        }
        return facts;
    }

    private void fact(DescriptionList facts, String key, String value) {
        facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }

    private Button adding(String key, Runnable action) {
        Button add = new Button(getTranslation(key), VaadinIcon.PLUS.create(), _ -> action.run());
        add.addThemeVariants(ButtonVariant.TERTIARY);
        add.setVisible(details.assignable());
        return add;
    }

    private List<TimedList.Item> assignments() {
        return screens.assignments().ofEmployee(details.summary().id()).stream()
                .map(row -> new TimedList.Item(
                        row.shopName(),
                        Names.post(row.post()),
                        new Validity(row.validFrom(), row.validTo()),
                        screens.mayAssign() ? () -> edit(row) : null))
                .toList();
    }

    private List<TimedList.Item> nicks() {
        return screens.nicks().ofEmployee(details.summary().id()).stream()
                .map(row -> new TimedList.Item(
                        row.nick(),
                        row.shopName(),
                        new Validity(row.validFrom(), row.validTo()),
                        screens.mayAssign() ? () -> edit(row) : null))
                .toList();
    }

    private void edit(AssignmentSummary row) {
        AssignmentDialog.edit(screens, row, changed);
    }

    private void edit(PlatformAccountSummary row) {
        NickDialog.edit(screens, row, changed);
    }
}
