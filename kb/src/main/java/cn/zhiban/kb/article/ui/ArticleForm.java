package cn.zhiban.kb.article.ui;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.kb.article.ArticleAttachments;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ProductCard;
import cn.zhiban.kb.article.Sku;
import cn.zhiban.kb.category.CategoryNode;
import cn.zhiban.kb.script.ui.FlowField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of an article. */
final class ArticleForm extends Composite<Div> {
    private static final int KEPT_AFTER_MS = 2_000;

    private final transient CompanyTime time;
    private final ArticleKind kind;
    private final TextField title = new TextField();
    private final TextArea similar = new TextArea();
    private final MarkdownField answer;
    private final FlowField flow;
    private final ComboBox<CategoryNode> category = new ComboBox<>();
    private final ComboBox<ClientRef> client = new ComboBox<>();
    private final MultiSelectComboBox<ShopRef> shops = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<Platform> platforms = new MultiSelectComboBox<>();
    private final TextField tags = new TextField();
    private final TextArea skus = new TextArea();
    private final TextArea attributes = new TextArea();
    private final TextArea materials = new TextArea();
    private final TextArea sizeTable = new TextArea();
    private final TextArea notes = new TextArea();
    private final TextField shortCode = new TextField();
    private final TextField useCase = new TextField();
    private final WordingsField wordings = new WordingsField();
    private final AttachmentsField attachments;
    private final TextField segments = new TextField();
    private final Div side = new Div();
    private final DateTimePicker validFrom;
    private final DateTimePicker validTo;
    private final Map<String, Component> byName = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private transient ArticleContent shown;
    private boolean filling;

    ArticleForm(
            ArticleKind kind,
            CompanyTime time,
            Organisation organisation,
            Scope scope,
            List<CategoryNode> tree,
            PictureStore pictures,
            ArticleAttachments files,
            FlowField flow) {
        this.flow = flow;
        this.attachments = new AttachmentsField(files);
        this.kind = kind;
        this.shown = ArticleContent.empty(kind);
        this.time = time;
        answer = new MarkdownField(getTranslation("kb.article.answer"), pictures);
        validFrom = Pickers.dateTime(getTranslation("kb.article.valid-from"));
        validTo = Pickers.dateTime(getTranslation("kb.article.valid-to"));
        title.setMaxLength(ArticleContent.TITLE_LENGTH);
        title.setRequiredIndicatorVisible(true);
        similar.setHelperText(getTranslation("kb.article.similar.help"));
        similar.setMinRows(4);
        category.setItems(tree);
        category.setItemLabelGenerator(CategoryNode::path);
        category.setClearButtonVisible(true);
        client.setItems(organisation.clients(scope).stream()
                .filter(one -> scope.managesClient(one.id()))
                .toList());
        client.setItemLabelGenerator(ClientRef::name);
        client.setClearButtonVisible(true);
        client.setHelperText(getTranslation("kb.article.client.help"));
        shops.setItems(organisation.shops(scope));
        shops.setItemLabelGenerator(ShopRef::name);
        shops.setHelperText(getTranslation("kb.article.shops.help"));
        platforms.setItems(Platform.values());
        platforms.setItemLabelGenerator(platform -> getTranslation("platform." + platform));
        platforms.setHelperText(getTranslation("kb.article.platforms.help"));
        tags.setHelperText(getTranslation("kb.article.tags.help"));
        skus.setHelperText(getTranslation("kb.article.skus.help"));
        attributes.setHelperText(getTranslation("kb.article.attributes.help"));
        layOut();
    }

    /** Offers to include other answers and to link to them, and shows them in the preview. */
    void offer(FragmentTools tools) {
        tools.addTo(answer, this::read);
    }

    private void layOut() {
        shortCode.setHelperText(getTranslation("kb.article.short-code.help"));
        useCase.setHelperText(getTranslation("kb.article.use-case.help"));
        segments.setHelperText(getTranslation("kb.article.segments.help"));
        boolean said = kind == ArticleKind.FAQ || kind == ArticleKind.REPLY;
        Div main =
                pane(field("title", "kb.article.title." + kind, title), field("answer", "kb.article.answer", answer));
        if (said) {
            main.add(field("wordings", "kb.article.wordings", wordings));
        }
        main.add(
                field("attachments", "kb.editor.attachment.title", attachments),
                field("similarQuestions", "kb.article.similar", similar));
        if (kind == ArticleKind.SCRIPT) {
            main.addComponentAtIndex(1, field("flow", "kb.script.flow", flow));
        }
        if (kind == ArticleKind.PRODUCT) {
            main.add(
                    field("attributes", "kb.article.attributes", attributes),
                    field("materials", "kb.article.materials", materials),
                    field("sizeTable", "kb.article.size-table", sizeTable),
                    field("notes", "kb.article.notes", notes));
        }
        if (said || kind == ArticleKind.SCRIPT) {
            side.add(
                    field("shortCode", "kb.article.short-code", shortCode),
                    field("useCase", "kb.article.use-case", useCase));
        }
        side.addClassName("zb-stack");
        side.add(
                field("categoryId", "kb.article.category", category),
                field("clientId", "kb.article.client", client),
                field("shopIds", "kb.article.shops", shops),
                field("platforms", "kb.article.platforms", platforms),
                field("skus", "kb.article.skus", skus),
                field("segments", "kb.article.segments", segments),
                field("tags", "kb.article.tags", tags),
                field("validFrom", "kb.article.valid-from", validFrom),
                field("validTo", "kb.article.valid-to", validTo));
        getContent().addClassName("zb-columns");
        getContent().add(main, side);
        attachments.takeFrom(getContent());
    }

    private static Div pane(Component... fields) {
        Div pane = new Div(fields);
        pane.addClassName("zb-stack");
        return pane;
    }

    private Component field(String name, String key, Component field) {
        byName.put(name, field);
        if (field instanceof com.vaadin.flow.component.HasLabel labelled) {
            labelled.setLabel(getTranslation(key));
        }
        if (field instanceof com.vaadin.flow.component.HasSize sized) {
            sized.setWidthFull();
        }
        if (field instanceof HasValueChangeMode typed) {
            typed.setValueChangeMode(ValueChangeMode.LAZY);
            typed.setValueChangeTimeout(KEPT_AFTER_MS / 4);
        }
        if (field instanceof HasValue<?, ?> value) {
            value.addValueChangeListener(_ -> changed());
        }
        return field;
    }

    /** Shows something above the fields at the side. */
    void aside(Component component) {
        side.addComponentAsFirst(component);
    }

    /** Is told after somebody changed something. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        if (!filling) {
            listeners.forEach(Runnable::run);
        }
    }

    void focus() {
        title.focus();
    }

    /** Shows a problem at its field; returns whether there is such a field. */
    boolean show(InvalidInput problem) {
        byName.values().forEach(field -> {
            if (field instanceof HasValidation validated) {
                validated.setInvalid(false);
            }
        });
        if (byName.get(problem.field()) instanceof HasValidation field) {
            field.setErrorMessage(getTranslation(problem.messageKey(), problem.arguments()));
            field.setInvalid(true);
            if (field instanceof com.vaadin.flow.component.Focusable<?> focusable) {
                focusable.focus();
            }
            return true;
        }
        return false;
    }

    void fill(ArticleContent content) {
        filling = true;
        shown = content;
        title.setValue(content.title());
        similar.setValue(String.join("\n", content.similarQuestions()));
        answer.setValue(content.answer());
        flow.setValue(content.flow());
        category.setValue(find(category, one -> content.categoryId() != null && one.id() == content.categoryId()));
        client.setValue(find(client, one -> content.clientId() != null && one.id() == content.clientId()));
        shops.setValue(shops.getListDataView()
                .getItems()
                .filter(one -> content.shopIds().contains(one.id()))
                .toList());
        platforms.setValue(content.platforms());
        tags.setValue(String.join(", ", content.tags()));
        segments.setValue(String.join(", ", content.segments()));
        shortCode.setValue(content.shortCode());
        useCase.setValue(content.useCase());
        wordings.setValue(content.wordings());
        attachments.setValue(content.attachments());
        skus.setValue(content.skus().stream()
                .map(sku -> sku.name().isEmpty() ? sku.code() : sku.code() + "=" + sku.name())
                .collect(Collectors.joining("\n")));
        attributes.setValue(content.product().attributes().stream()
                .map(one -> one.name() + ": " + one.value())
                .collect(Collectors.joining("\n")));
        materials.setValue(content.product().materials());
        sizeTable.setValue(content.product().sizeTable());
        notes.setValue(content.product().notes());
        validFrom.setValue(local(content.validFrom()));
        validTo.setValue(local(content.validTo()));
        filling = false;
    }

    ArticleContent read() {
        CategoryNode chosen = category.getValue();
        ClientRef owner = client.getValue();
        return shown.but()
                .title(title.getValue())
                .similarQuestions(lines(similar))
                .answer(answer.getValue())
                .flow(kind == ArticleKind.SCRIPT ? flow.getValue() : shown.flow())
                .categoryId(chosen == null ? null : chosen.id())
                .platforms(platforms.getValue())
                .clientId(owner == null ? null : owner.id())
                .shopIds(shops.getValue().stream().map(ShopRef::id).collect(Collectors.toSet()))
                .tags(words(tags))
                .segments(Set.copyOf(words(segments)))
                .shortCode(shortCode.getValue())
                .useCase(useCase.getValue())
                .wordings(wordings.getValue())
                .attachments(attachments.getValue())
                .skus(lines(skus).stream().map(ArticleForm::sku).toList())
                .product(new ProductCard(
                        lines(attributes).stream().map(ArticleForm::attribute).toList(),
                        materials.getValue().strip(),
                        sizeTable.getValue().strip(),
                        notes.getValue().strip()))
                .validFrom(instant(validFrom.getValue()))
                .validTo(instant(validTo.getValue()))
                .build();
    }

    private static List<String> words(TextField field) {
        return Arrays.stream(field.getValue().split("[,，、|]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static Sku sku(String line) {
        String[] parts = line.split("=", 2);
        return new Sku(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip());
    }

    private static ProductCard.Attribute attribute(String line) {
        String[] parts = line.split("[:：]", 2);
        return new ProductCard.Attribute(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip());
    }

    private static List<String> lines(TextArea field) {
        return field.getValue()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static <T> @Nullable T find(ComboBox<T> field, com.vaadin.flow.function.SerializablePredicate<T> wanted) {
        return field.getListDataView().getItems().filter(wanted).findFirst().orElse(null);
    }

    private @Nullable LocalDateTime local(@Nullable Instant instant) {
        return instant == null ? null : time.local(instant);
    }

    private @Nullable Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : time.instant(local);
    }
}
