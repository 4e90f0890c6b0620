package cn.zhiban.kb.document.ui;

import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.category.CategoryNode;
import cn.zhiban.kb.document.DocumentTarget;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where documents go; empty fields leave it to the documents. */
final class TargetFields extends Composite<Div> {
    private static final int DEEPEST = 4;

    private final ComboBox<ClientRef> client = new ComboBox<>();
    private final MultiSelectComboBox<ShopRef> shops = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<Platform> platforms = new MultiSelectComboBox<>();
    private final ComboBox<String> category = new ComboBox<>();
    private final Select<ArticleKind> kind = new Select<>();
    private final Select<Integer> split = new Select<>();
    private final Checkbox publish = new Checkbox();

    TargetFields(Organisation organisation, Scope scope, List<CategoryNode> tree, Runnable changed) {
        client.setLabel(getTranslation("kb.document.target.client"));
        client.setItems(organisation.clients(scope).stream()
                .filter(one -> scope.managesClient(one.id()))
                .toList());
        client.setItemLabelGenerator(ClientRef::name);
        client.setClearButtonVisible(true);
        client.setHelperText(getTranslation("kb.document.target.client.help"));
        shops.setLabel(getTranslation("kb.document.target.shops"));
        shops.setItems(organisation.shops(scope));
        shops.setItemLabelGenerator(ShopRef::name);
        platforms.setLabel(getTranslation("kb.document.target.platforms"));
        platforms.setItems(Platform.values());
        platforms.setItemLabelGenerator(platform -> getTranslation("platform." + platform));
        platforms.setPlaceholder(getTranslation("kb.document.target.guess"));
        category.setLabel(getTranslation("kb.document.target.category"));
        category.setItems(tree.stream().map(CategoryNode::path).toList());
        category.setClearButtonVisible(true);
        category.setAllowCustomValue(true);
        category.addCustomValueSetListener(event -> category.setValue(event.getDetail()));
        category.setPlaceholder(getTranslation("kb.document.target.guess"));
        kind.setLabel(getTranslation("kb.document.target.kind"));
        kind.setItems(ArticleKind.FAQ, ArticleKind.REPLY, ArticleKind.POLICY);
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("kb.document.target.guess"));
        kind.setItemLabelGenerator(
                one -> one == null ? getTranslation("kb.document.target.guess") : getTranslation("kb.kind." + one));
        split.setLabel(getTranslation("kb.document.target.split"));
        split.setItems(
                java.util.stream.IntStream.rangeClosed(0, DEEPEST).boxed().toList());
        split.setItemLabelGenerator(level -> level == 0
                ? getTranslation("kb.document.target.split.every")
                : getTranslation("kb.document.target.split.level", level));
        split.setValue(0);
        publish.setLabel(getTranslation("kb.document.target.publish"));
        publish.setValue(true);
        getContent().addClassName("zb-stack");
        for (AbstractField<?, ?> field :
                List.<AbstractField<?, ?>>of(client, shops, platforms, category, kind, split, publish)) {
            if (field instanceof com.vaadin.flow.component.HasSize sized && field != publish) {
                sized.setWidthFull();
            }
            field.addValueChangeListener(_ -> changed.run());
            getContent().add(field);
        }
    }

    DocumentTarget read() {
        @Nullable ClientRef owner = client.getValue();
        @Nullable String place = category.getValue();
        return new DocumentTarget(
                owner == null ? null : owner.id(),
                shops.getValue().stream().map(ShopRef::id).toList(),
                List.copyOf(platforms.getValue()),
                place == null ? "" : place.strip(),
                kind.getValue(),
                publish.getValue(),
                split.getValue() == null ? 0 : split.getValue());
    }
}
