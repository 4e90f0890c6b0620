package cn.zhiban.core.org.ui;

import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.org.assignment.PlatformAccountDraft;
import cn.zhiban.core.org.assignment.PlatformAccountSummary;
import cn.zhiban.core.org.people.EmployeeSummary;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;

/** Gives somebody a nick at a shop, or changes or ends that. */
final class NickDialog {
    private final FormDialog dialog;
    private final TextField nick = new TextField(Names.text("core.org.nick"));
    private final DatePicker from = Pickers.date(Names.text("core.org.valid-from"));
    private final DatePicker to = Pickers.date(Names.text("core.org.valid-to"));

    private NickDialog(String title) {
        dialog = new FormDialog(title);
        nick.setRequiredIndicatorVisible(true);
        nick.setHelperText(Names.text("core.org.nick.help"));
        from.setRequiredIndicatorVisible(true);
        to.setHelperText(Names.text("core.org.valid-to.help"));
    }

    static void add(OrganisationScreens screens, EmployeeSummary employee, Runnable changed) {
        NickDialog form = new NickDialog(Names.text("core.org.nick.add-for", employee.name()));
        ComboBox<ShopRef> shop = new ComboBox<>(Names.text("core.assignment.column.shop"), screens.shops());
        shop.setItemLabelGenerator(ShopRef::name);
        shop.setRequiredIndicatorVisible(true);
        form.from.setValue(screens.today());
        form.dialog.wide("shopId", shop);
        form.open(
                () -> screens.nicks()
                        .add(form.draft(
                                employee.id(),
                                shop.getValue() == null ? null : shop.getValue().id())),
                changed);
    }

    static void edit(OrganisationScreens screens, PlatformAccountSummary row, Runnable changed) {
        NickDialog form = new NickDialog(Names.text("core.org.nick.edit", row.employeeName(), row.shopName()));
        form.nick.setValue(row.nick());
        form.from.setValue(row.validFrom());
        form.to.setValue(row.validTo());
        form.open(() -> screens.nicks().change(row.id(), row.version(), form.draft(null, null)), changed);
    }

    private PlatformAccountDraft draft(@Nullable Long employeeId, @Nullable Long shopId) {
        return new PlatformAccountDraft(employeeId, shopId, nick.getValue(), from.getValue(), to.getValue());
    }

    private void open(Runnable saving, Runnable changed) {
        dialog.wide("nick", nick)
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
