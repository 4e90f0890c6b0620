package cn.zhiban.kb.redline.ui;

import static cn.zhiban.kb.redline.ui.RedlineScreens.text;

import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.RedlineDraft;
import cn.zhiban.kb.redline.RedlineRule;
import cn.zhiban.kb.redline.RedlineState;
import cn.zhiban.kb.redline.match.RuleKind;
import cn.zhiban.kb.search.SearchHit;
import cn.zhiban.kb.search.SearchQuery;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A rule in a dialog: to be read by all, changed by who keeps it. Opens itself. */
final class RedlineDialog {
    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_TEXT = 500;

    private final RedlineScreens screens;
    private final @Nullable RedlineRule rule;
    private final TextField code = new TextField(text("kb.redline.column.code"));
    private final Select<Severity> severity =
            select("kb.redline.column.severity", "kb.redline.severity.", Severity.values());
    private final Select<RuleKind> kind = select("kb.redline.column.kind", "kb.redline.kind.", RuleKind.values());
    private final Checkbox homophones = new Checkbox(text("kb.redlines.homophones"));
    private final TextArea words = lines("kb.redline.column.words", "kb.redlines.words.help");
    private final TextArea triggers = lines("kb.redline.column.triggers", "kb.redlines.triggers.help");
    private final TextArea allowed = lines("kb.redline.column.allowed", "kb.redlines.allowed.help");
    private final TextField message = new TextField(text("kb.redline.column.message"));
    private final TextField alternative = new TextField(text("kb.redline.column.alternative"));
    private final MultiSelectComboBox<Platform> platforms =
            new MultiSelectComboBox<>(text("kb.redline.column.platforms"));
    private final TextField industries = new TextField(text("kb.redline.column.industries"));
    private final ComboBox<ClientRef> client = new ComboBox<>(text("kb.redline.column.client"));
    private final ComboBox<ShopRef> shop = new ComboBox<>(text("kb.redline.column.shop"));
    private final ComboBox<SearchHit> article = new ComboBox<>(text("kb.redline.column.article"));
    private final DateTimePicker validFrom = Pickers.dateTime(text("kb.redline.column.valid_from"));
    private final DateTimePicker validTo = Pickers.dateTime(text("kb.redline.column.valid_to"));

    /**
     * @param rule the rule, or null for a new one
     * @param onSaved is told after something was written
     */
    RedlineDialog(RedlineScreens screens, @Nullable RedlineRule rule, Runnable onSaved) {
        this.screens = screens;
        this.rule = rule;
        prepare();
        fill(rule == null ? RedlineDraft.empty() : rule.content());
        FormDialog dialog = new FormDialog(
                        rule == null ? text("kb.redlines.new") : rule.content().code())
                .with("code", code)
                .with("severity", severity)
                .with("kind", kind)
                .with("homophones", homophones)
                .wide("words", words)
                .wide("triggers", triggers)
                .wide("allowed", allowed)
                .wide("message", message)
                .wide("alternative", alternative)
                .with("platforms", platforms)
                .with("industries", industries)
                .with("clientId", client)
                .with("shopId", shop)
                .with("validFrom", validFrom)
                .with("validTo", validTo)
                .wide("articleId", article);
        boolean mayEdit = rule == null || rule.canEdit();
        if (mayEdit) {
            dialog.onSave(() -> {
                save();
                onSaved.run();
                return true;
            });
        } else {
            for (HasValue<?, ?> field : fields()) {
                field.setReadOnly(true);
            }
            dialog.dialog().getFooter().removeAll();
            dialog.dialog().getFooter().add(new Button(text("core.ui.close"), _ -> dialog.close()));
        }
        if (rule != null) {
            dialog.dialog()
                    .getHeader()
                    .add(new Button(text("kb.redlines.history"), _ -> new HistoryDialog(screens, rule).open()));
            if (mayEdit) {
                dialog.dialog().getHeader().add(stateButton(dialog, rule, onSaved));
            }
        }
        dialog.open();
    }

    private Button stateButton(FormDialog dialog, RedlineRule shown, Runnable onSaved) {
        boolean active = shown.state() == RedlineState.ACTIVE;
        return new Button(text(active ? "kb.redlines.archive" : "kb.redlines.restore"), _ -> {
            screens.redlines()
                    .setState(shown.id(), active ? RedlineState.ARCHIVED : RedlineState.ACTIVE, shown.number());
            Toast.done(text(active ? "kb.redlines.archived" : "kb.redlines.restored"));
            onSaved.run();
            dialog.close();
        });
    }

    private List<HasValue<?, ?>> fields() {
        return List.of(
                code,
                severity,
                kind,
                homophones,
                words,
                triggers,
                allowed,
                message,
                alternative,
                platforms,
                industries,
                client,
                shop,
                validFrom,
                validTo,
                article);
    }

    private void prepare() {
        code.setMaxLength(LONGEST_CODE);
        code.setRequiredIndicatorVisible(true);
        message.setMaxLength(LONGEST_TEXT);
        message.setRequiredIndicatorVisible(true);
        message.setHelperText(text("kb.redlines.message.help"));
        alternative.setMaxLength(LONGEST_TEXT);
        alternative.setHelperText(text("kb.redlines.alternative.help"));
        words.setRequiredIndicatorVisible(true);
        words.setMinRows(4);
        kind.addValueChangeListener(_ -> {
            triggers.setVisible(kind.getValue() == RuleKind.REQUIRED);
            homophones.setVisible(kind.getValue() == RuleKind.WORDS);
        });
        platforms.setItems(Platform.values());
        platforms.setItemLabelGenerator(one -> text("platform." + one));
        platforms.setHelperText(text("kb.redlines.platforms.help"));
        industries.setHelperText(text("kb.redlines.industries.help"));
        client.setItems(rule == null || rule.canEdit() ? screens.managedClients() : screens.clients());
        client.setItemLabelGenerator(ClientRef::name);
        client.setClearButtonVisible(true);
        client.setHelperText(text("kb.redlines.client.help"));
        shop.setItems(screens.shops());
        shop.setItemLabelGenerator(ShopRef::name);
        shop.setClearButtonVisible(true);
        article.setClearButtonVisible(true);
        article.setItemLabelGenerator(SearchHit::title);
        article.setHelperText(text("kb.redlines.article.help"));
        article.setItems(query -> {
            String typed = query.getFilter().orElse("");
            int limit = query.getLimit();
            int offset = query.getOffset();
            return typed.isBlank()
                    ? java.util.stream.Stream.<SearchHit>empty()
                    : screens
                            .search()
                            .search(new SearchQuery(typed, null, null, null, null, limit, offset))
                            .hits()
                            .stream();
        });
    }

    private void fill(RedlineDraft draft) {
        code.setValue(draft.code());
        severity.setValue(draft.severity());
        kind.setValue(draft.kind());
        triggers.setVisible(draft.kind() == RuleKind.REQUIRED);
        homophones.setValue(draft.homophones());
        words.setValue(String.join("\n", draft.words()));
        triggers.setValue(String.join("\n", draft.triggers()));
        allowed.setValue(String.join("\n", draft.allowed()));
        message.setValue(draft.message());
        alternative.setValue(draft.alternative());
        platforms.setValue(draft.platforms());
        industries.setValue(String.join(", ", draft.industries()));
        Long ofClient = draft.clientId();
        if (ofClient != null) {
            client.getListDataView()
                    .getItems()
                    .filter(one -> one.id() == ofClient)
                    .findFirst()
                    .ifPresent(client::setValue);
        }
        Long ofShop = draft.shopId();
        if (ofShop != null) {
            shop.getListDataView()
                    .getItems()
                    .filter(one -> one.id() == ofShop)
                    .findFirst()
                    .ifPresent(shop::setValue);
        }
        Long source = draft.articleId();
        if (source != null) {
            screens.search().byIds(List.of(source), null).stream().findFirst().ifPresent(article::setValue);
        }
        validFrom.setValue(local(draft.validFrom()));
        validTo.setValue(local(draft.validTo()));
    }

    private void save() {
        RedlineDraft draft = read();
        if (rule == null) {
            screens.redlines().create(draft);
        } else {
            screens.redlines().save(rule.id(), draft, rule.number());
        }
        Toast.done(text("kb.redlines.saved"));
    }

    private RedlineDraft read() {
        ClientRef ofClient = client.getValue();
        ShopRef ofShop = shop.getValue();
        SearchHit source = article.getValue();
        return new RedlineDraft(
                code.getValue(),
                kind.getValue(),
                severity.getValue(),
                words.getValue().lines().toList(),
                triggers.getValue().lines().toList(),
                allowed.getValue().lines().toList(),
                homophones.getValue(),
                message.getValue(),
                alternative.getValue(),
                source == null ? null : Long.valueOf(source.id()),
                new TreeSet<>(platforms.getValue()),
                List.of(industries.getValue().split("[,\uFF0C\u3001|]")),
                ofClient == null ? null : Long.valueOf(ofClient.id()),
                ofShop == null ? null : Long.valueOf(ofShop.id()),
                instant(validFrom.getValue()),
                instant(validTo.getValue()));
    }

    private @Nullable LocalDateTime local(@Nullable Instant instant) {
        return instant == null ? null : screens.time().local(instant);
    }

    private @Nullable Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : screens.time().instant(local);
    }

    private static TextArea lines(String label, String help) {
        TextArea area = new TextArea(text(label));
        area.setHelperText(text(help));
        area.setMaxRows(10);
        return area;
    }

    private static <T> Select<T> select(String label, String prefix, T[] values) {
        Select<T> select = new Select<>();
        select.setLabel(text(label));
        select.setItems(values);
        select.setItemLabelGenerator(value -> text(prefix + value));
        return select;
    }
}
