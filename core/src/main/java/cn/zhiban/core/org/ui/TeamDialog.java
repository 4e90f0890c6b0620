package cn.zhiban.core.org.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.org.people.EmployeeFilter;
import cn.zhiban.core.org.people.EmployeeSummary;
import cn.zhiban.core.org.people.TeamDraft;
import cn.zhiban.core.org.people.TeamSummary;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;

/** Makes, changes or deletes a team. */
final class TeamDialog {
    private final OrganisationScreens screens;
    private final @Nullable TeamSummary team;
    private final Runnable changed;
    private final FormDialog dialog;
    private final TextField code = new TextField(Names.text("core.org.code"));
    private final TextField name = new TextField(Names.text("core.org.name"));
    private final ComboBox<EmployeeSummary> leader = new ComboBox<>(Names.text("core.org.team.leader"));

    private TeamDialog(OrganisationScreens screens, @Nullable TeamSummary team, Runnable changed) {
        this.screens = screens;
        this.team = team;
        this.changed = changed;
        this.dialog = new FormDialog(Names.text(team == null ? "core.org.team.create" : "core.org.team.edit"));
        code.setHelperText(Names.text("core.org.code.help"));
        code.setRequiredIndicatorVisible(true);
        name.setRequiredIndicatorVisible(true);
        leader.setItems(query -> screens
                .employees()
                .list(EmployeeFilter.employed(query.getFilter().orElse("")), query.getOffset(), query.getLimit())
                .stream());
        leader.setItemLabelGenerator(one -> one.name() + " " + one.staffNumber());
        leader.setClearButtonVisible(true);
        if (team != null) {
            fill(team);
        }
        dialog.with("name", name)
                .with("code", code)
                .wide("leaderId", leader)
                .onSave(this::save)
                .open();
    }

    static void create(OrganisationScreens screens, Runnable changed) {
        new TeamDialog(screens, null, changed);
    }

    static void edit(OrganisationScreens screens, TeamSummary team, Runnable changed) {
        new TeamDialog(screens, team, changed);
    }

    private void fill(TeamSummary now) {
        code.setValue(now.code());
        name.setValue(now.name());
        if (now.leaderId() != null) {
            leader.setValue(screens.employees().get(now.leaderId()).summary());
        }
        if (screens.teams().mayCreate()) {
            Button delete = new Button(
                    Names.text("core.org.delete"),
                    VaadinIcon.TRASH.create(),
                    _ -> Confirm.danger(
                            Names.text("core.org.delete.title", now.name()),
                            Names.text("core.org.team.delete.text"),
                            Names.text("core.org.delete"),
                            () -> delete(now)));
            dialog.dialog().getFooter().addComponentAsFirst(delete);
        }
    }

    private void delete(TeamSummary now) {
        try {
            screens.teams().delete(now.id());
            dialog.close();
            Toast.done(Names.text("core.org.removed"));
            changed.run();
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }

    private boolean save() {
        TeamDraft draft = new TeamDraft(
                code.getValue(),
                name.getValue(),
                leader.getValue() == null
                        ? null
                        : Long.valueOf(leader.getValue().id()));
        if (team == null) {
            screens.teams().create(draft);
        } else {
            screens.teams().change(team.id(), team.version(), draft);
        }
        Toast.done(Names.text("core.org.saved"));
        changed.run();
        return true;
    }
}
