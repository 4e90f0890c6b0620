package cn.zhiban.core.org.ui;

import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.org.assignment.AssignmentDraft;
import cn.zhiban.core.org.assignment.AssignmentSummary;
import cn.zhiban.core.org.people.EmployeeFilter;
import cn.zhiban.core.org.people.EmployeeSummary;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import org.jspecify.annotations.Nullable;

/** Lets somebody serve a shop, or changes or ends that. */
final class AssignmentDialog {
    private final OrganisationScreens screens;
    private final Runnable changed;
    private final FormDialog dialog;
    private final Select<Post> post = new Select<>();
    private final DatePicker from = Pickers.date(Names.text("core.org.valid-from"));
    private final DatePicker to = Pickers.date(Names.text("core.org.valid-to"));

    private AssignmentDialog(OrganisationScreens screens, String title, Runnable changed) {
        this.screens = screens;
        this.changed = changed;
        this.dialog = new FormDialog(title);
        post.setLabel(Names.text("core.employee.column.post"));
        post.setItems(Post.values());
        post.setItemLabelGenerator(Names::post);
        post.setRequiredIndicatorVisible(true);
        from.setRequiredIndicatorVisible(true);
        to.setHelperText(Names.text("core.org.valid-to.help"));
    }

    /** A shop more for an employee. */
    static void forEmployee(OrganisationScreens screens, EmployeeSummary employee, Runnable changed) {
        AssignmentDialog form =
                new AssignmentDialog(screens, Names.text("core.org.assignment.add-for", employee.name()), changed);
        ComboBox<ShopRef> shop = new ComboBox<>(Names.text("core.assignment.column.shop"), screens.shops());
        shop.setItemLabelGenerator(ShopRef::name);
        shop.setRequiredIndicatorVisible(true);
        shop.setTestId("assignment-shop");
        form.post.setValue(employee.post());
        form.from.setValue(screens.today());
        form.dialog.wide("shopId", shop);
        form.fields(() -> screens.assignments()
                .add(form.draft(
                        employee.id(),
                        shop.getValue() == null ? null : shop.getValue().id())));
    }

    /** One more person for a shop. */
    static void forShop(OrganisationScreens screens, long shopId, String shopName, Runnable changed) {
        AssignmentDialog form =
                new AssignmentDialog(screens, Names.text("core.org.assignment.add-for", shopName), changed);
        ComboBox<EmployeeSummary> employee = new ComboBox<>(Names.text("core.org.employee"));
        employee.setItems(query -> screens
                .employees()
                .list(EmployeeFilter.employed(query.getFilter().orElse("")), query.getOffset(), query.getLimit())
                .stream());
        employee.setItemLabelGenerator(one -> one.name() + " " + one.staffNumber());
        employee.setRequiredIndicatorVisible(true);
        employee.addValueChangeListener(event -> {
            if (event.getValue() != null && form.post.isEmpty()) {
                form.post.setValue(event.getValue().post());
            }
        });
        form.from.setValue(screens.today());
        form.dialog.wide("employeeId", employee);
        form.fields(() -> screens.assignments()
                .add(form.draft(
                        employee.getValue() == null ? null : employee.getValue().id(), shopId)));
    }

    /** Changes or ends what is there. */
    static void edit(OrganisationScreens screens, AssignmentSummary row, Runnable changed) {
        AssignmentDialog form = new AssignmentDialog(
                screens, Names.text("core.org.assignment.edit", row.employeeName(), row.shopName()), changed);
        form.post.setValue(row.post());
        form.from.setValue(row.validFrom());
        form.to.setValue(row.validTo());
        Button quick = row.validFrom().isAfter(screens.today()) ? form.removing(row) : form.ending();
        form.dialog.dialog().getFooter().addComponentAsFirst(quick);
        form.fields(() -> screens.assignments().change(row.id(), row.version(), form.draft(null, null)));
    }

    private Button ending() {
        return new Button(Names.text("core.org.assignment.end-today"), VaadinIcon.STOP.create(), _ -> {
            to.setValue(screens.today());
            dialog.setDirty(true);
        });
    }

    private Button removing(AssignmentSummary row) {
        return new Button(Names.text("core.org.assignment.remove"), VaadinIcon.TRASH.create(), _ -> {
            screens.assignments().remove(row.id(), row.version());
            dialog.close();
            Toast.done(Names.text("core.org.removed"));
            changed.run();
        });
    }

    private AssignmentDraft draft(@Nullable Long employeeId, @Nullable Long shopId) {
        return new AssignmentDraft(employeeId, shopId, post.getValue(), from.getValue(), to.getValue());
    }

    private void fields(Runnable saving) {
        dialog.wide("post", post)
                .with("validFrom", from)
                .with("validTo", to)
                .onSave(() -> {
                    saving.run();
                    Toast.done(Names.text("core.org.saved"));
                    changed.run();
                    return true;
                })
                .open();
    }
}
