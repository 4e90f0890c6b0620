package cn.zhiban.core.org.ui;

import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.shop.ShopDraft;
import cn.zhiban.core.org.shop.ShopService;
import cn.zhiban.core.org.shop.ShopSummary;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes or changes a shop. */
final class ShopDialog {
    private final ShopService shops;
    private final @Nullable ShopSummary shop;
    private final Runnable changed;
    private final TextField code = new TextField(Names.text("core.shop.column.code"));
    private final TextField name = new TextField(Names.text("core.shop.column.name"));
    private final ComboBox<ClientRef> client = new ComboBox<>(Names.text("core.shop.column.client"));
    private final Select<Platform> platform = new Select<>();
    private final Checkbox active = new Checkbox(Names.text("core.org.active"), true);

    private ShopDialog(OrganisationScreens screens, ShopService shops, @Nullable ShopSummary shop, Runnable changed) {
        this.shops = shops;
        this.shop = shop;
        this.changed = changed;
        List<ClientRef> kept = screens.clients().stream()
                .filter(one -> screens.access().current().scope().managesClient(one.id()))
                .toList();
        client.setItems(kept);
        client.setItemLabelGenerator(ClientRef::name);
        client.setRequiredIndicatorVisible(true);
        platform.setLabel(Names.text("core.shop.column.platform"));
        platform.setItems(Platform.values());
        platform.setItemLabelGenerator(Names::platform);
        platform.setRequiredIndicatorVisible(true);
        name.setRequiredIndicatorVisible(true);
        name.setTestId("shop-name");
        code.setRequiredIndicatorVisible(true);
        code.setHelperText(Names.text("core.org.code.help"));
        if (shop != null) {
            code.setValue(shop.code());
            name.setValue(shop.name());
            kept.stream().filter(one -> one.id() == shop.clientId()).findFirst().ifPresent(client::setValue);
            platform.setValue(shop.platform());
            active.setValue(shop.active());
        } else if (kept.size() == 1) {
            client.setValue(kept.getFirst());
        }
        new FormDialog(Names.text(shop == null ? "core.org.shop.create" : "core.org.shop.edit"))
                .with("name", name)
                .with("code", code)
                .with("clientId", client)
                .with("platform", platform)
                .wide("active", active)
                .onSave(this::save)
                .open();
    }

    static void create(OrganisationScreens screens, ShopService shops, Runnable changed) {
        new ShopDialog(screens, shops, null, changed);
    }

    static void edit(OrganisationScreens screens, ShopService shops, ShopSummary shop, Runnable changed) {
        new ShopDialog(screens, shops, shop, changed);
    }

    private boolean save() {
        ShopDraft draft = new ShopDraft(
                code.getValue(),
                name.getValue(),
                client.getValue() == null
                        ? null
                        : Long.valueOf(client.getValue().id()),
                platform.getValue(),
                active.getValue());
        if (shop == null) {
            shops.create(draft);
        } else {
            shops.change(shop.id(), shop.version(), draft);
        }
        Toast.done(Names.text("core.org.saved"));
        changed.run();
        return true;
    }
}
