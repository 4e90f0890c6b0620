package cn.zhiban.core.org.ui;

import cn.zhiban.core.org.EmployeeState;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.assignment.Leaving;
import cn.zhiban.core.org.people.EmployeeDraft;
import cn.zhiban.core.org.people.EmployeeSummary;
import cn.zhiban.core.org.people.TeamSummary;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Makes or changes an employee; for somebody who leaves it asks for the last day and says what ends with it. */
final class EmployeeDialog {
    private final OrganisationScreens screens;
    private final @Nullable EmployeeSummary employee;
    private final LongConsumer saved;
    private final FormDialog dialog;
    private final TextField staffNumber = new TextField(Names.text("core.employee.column.staff_number"));
    private final TextField name = new TextField(Names.text("core.employee.column.name"));
    private final Select<Post> post = new Select<>();
    private final ComboBox<TeamSummary> team = new ComboBox<>(Names.text("core.employee.column.team"));
    private final DatePicker hireDate = Pickers.date(Names.text("core.employee.column.hire_date"));
    private final Select<EmployeeState> state = new Select<>();
    private final DatePicker leftOn = Pickers.date(Names.text("core.employee.column.left_on"));
    private final Div ends = new Div();

    private EmployeeDialog(OrganisationScreens screens, @Nullable EmployeeSummary employee, LongConsumer saved) {
        this.screens = screens;
        this.employee = employee;
        this.saved = saved;
        this.dialog =
                new FormDialog(Names.text(employee == null ? "core.org.employee.create" : "core.org.employee.edit"));
        post.setLabel(Names.text("core.employee.column.post"));
        post.setItems(Post.values());
        post.setItemLabelGenerator(Names::post);
        post.setRequiredIndicatorVisible(true);
        team.setItems(screens.teams().list("", 0, Integer.MAX_VALUE));
        team.setItemLabelGenerator(TeamSummary::name);
        team.setClearButtonVisible(true);
        state.setLabel(Names.text("core.employee.column.state"));
        state.setItems(EmployeeState.values());
        state.setItemLabelGenerator(Names::state);
        state.addValueChangeListener(_ -> showLeaving());
        leftOn.setMax(screens.today());
        leftOn.addValueChangeListener(_ -> showLeaving());
        staffNumber.setRequiredIndicatorVisible(true);
        staffNumber.setTestId("employee-staff-number");
        name.setRequiredIndicatorVisible(true);
        name.setTestId("employee-name");
        hireDate.setRequiredIndicatorVisible(true);
        ends.addClassNames("zb-note", "zb-note-warning");
        fill();
        dialog.with("staffNumber", staffNumber)
                .with("name", name)
                .with("post", post)
                .with("teamId", team)
                .with("hireDate", hireDate)
                .with("state", state)
                .with("leftOn", leftOn)
                .note(ends)
                .onSave(this::save);
        showLeaving();
    }

    static void create(OrganisationScreens screens, LongConsumer saved) {
        new EmployeeDialog(screens, null, saved).dialog.open();
    }

    static void edit(OrganisationScreens screens, EmployeeSummary employee, Runnable changed) {
        new EmployeeDialog(screens, employee, _ -> changed.run()).dialog.open();
    }

    private void fill() {
        if (employee == null) {
            state.setValue(EmployeeState.ACTIVE);
            hireDate.setValue(screens.today());
            return;
        }
        staffNumber.setValue(employee.staffNumber());
        name.setValue(employee.name());
        post.setValue(employee.post());
        Long teamId = employee.teamId();
        if (teamId != null) {
            team.getListDataView()
                    .getItems()
                    .filter(one -> one.id() == teamId)
                    .findFirst()
                    .ifPresent(team::setValue);
        }
        hireDate.setValue(employee.hireDate());
        state.setValue(employee.state());
        leftOn.setValue(employee.leftOn());
    }

    private void showLeaving() {
        boolean left = state.getValue() == EmployeeState.LEFT;
        leftOn.setVisible(left);
        boolean leaves = left && employee != null && employee.state() != EmployeeState.LEFT;
        if (leaves && leftOn.isEmpty()) {
            leftOn.setValue(screens.today());
        }
        ends.setVisible(leaves);
        if (leaves && employee != null && leftOn.getValue() != null) {
            Leaving.Open open = screens.employees().wouldEnd(employee.id(), leftOn.getValue());
            ends.setText(Names.text("core.org.employee.leaves", open.assignments(), open.nicks()));
        }
    }

    private boolean save() {
        EmployeeDraft draft = new EmployeeDraft(
                staffNumber.getValue(),
                name.getValue(),
                post.getValue(),
                team.getValue() == null ? null : Long.valueOf(team.getValue().id()),
                hireDate.getValue(),
                state.getValue(),
                leftOn.getValue());
        long id;
        if (employee == null) {
            id = screens.employees().create(draft);
        } else {
            id = employee.id();
            screens.employees().change(id, employee.version(), draft);
        }
        Toast.done(Names.text("core.org.saved"));
        saved.accept(id);
        return true;
    }
}
