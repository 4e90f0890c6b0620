package cn.zhiban.training.certificate.ui;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.training.LearningItem;
import cn.zhiban.training.certificate.CertificateService;
import cn.zhiban.training.certificate.CertificateType;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;

/** Edits a type of certificate. */
final class TypeDialog {
    private static final int YEAR = 365;

    private final CertificateService service;
    private final Runnable saved;
    private final TextField name = new TextField(text("training.certificate.type.name"));
    private final ComboBox<ShopRef> shop = new ComboBox<>(text("training.certificate.type.shop"));
    private final ComboBox<Platform> platform = new ComboBox<>(text("training.certificate.type.platform"));
    private final ComboBox<Post> post = new ComboBox<>(text("training.certificate.type.post"));
    private final IntegerField days = new IntegerField(text("training.certificate.type.days"));
    private final MultiSelectComboBox<LearningItem> needs =
            new MultiSelectComboBox<>(text("training.certificate.type.needs"));
    private final Checkbox binding = new Checkbox(text("training.certificate.type.binding"));

    TypeDialog(CertificateService service, Runnable saved) {
        this.service = service;
        this.saved = saved;
        name.setMaxLength(100);
        shop.setItems(service.shops());
        shop.setItemLabelGenerator(ShopRef::name);
        shop.setPlaceholder(text("training.certificate.type.shop.all"));
        shop.setClearButtonVisible(true);
        platform.setItems(Platform.values());
        platform.setItemLabelGenerator(one -> text("platform." + one));
        platform.setPlaceholder(text("training.certificate.type.any"));
        platform.setClearButtonVisible(true);
        shop.addValueChangeListener(change -> platform.setEnabled(change.getValue() == null));
        post.setItems(Post.values());
        post.setItemLabelGenerator(one -> text("post." + one));
        post.setPlaceholder(text("training.certificate.type.any"));
        post.setClearButtonVisible(true);
        days.setStepButtonsVisible(true);
        days.setMin(1);
        needs.setItems(service.offered());
        needs.setItemLabelGenerator(one -> text("training.item." + one.kind()) + " · " + one.title());
        needs.setHelperText(text("training.certificate.type.needs.hint"));
    }

    /** @param type to be changed, or null for a new one */
    void open(@Nullable CertificateType type) {
        days.setValue(YEAR);
        if (type != null) {
            name.setValue(type.name());
            shop.setValue(service.shops().stream()
                    .filter(one -> type.shopId() != null && one.id() == type.shopId())
                    .findFirst()
                    .orElse(null));
            platform.setValue(type.platform());
            post.setValue(type.post());
            days.setValue(type.validityDays());
            binding.setValue(type.binding());
            needs.setValue(service.needs(type));
        }
        new FormDialog(text(type == null ? "training.certificate.type.add" : "training.certificate.type.edit"))
                .wide("name", name)
                .with("shop", shop)
                .with("platform", platform)
                .with("post", post)
                .with("validityDays", days)
                .wide("needs", needs)
                .wide("binding", binding)
                .onSave(() -> {
                    service.save(draft(type));
                    saved.run();
                    return true;
                })
                .open();
    }

    private CertificateType draft(@Nullable CertificateType before) {
        ShopRef chosen = shop.getValue();
        Integer valid = days.getValue();
        return new CertificateType(
                before == null ? 0 : before.id(),
                name.getValue(),
                chosen == null
                        ? before == null || before.shopId() != null ? null : before.clientId()
                        : (Long) chosen.clientId(),
                chosen == null ? null : (Long) chosen.id(),
                platform.getValue(),
                post.getValue(),
                valid == null ? 0 : valid,
                binding.getValue(),
                needs.getValue().stream()
                        .map(one -> new CertificateType.Need(one.kind(), one.id()))
                        .toList(),
                before == null ? 0 : before.version());
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
