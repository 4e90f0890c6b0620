package cn.zhiban.kb.template.ui;

import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ProductCard;
import cn.zhiban.kb.category.CategoryNode;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.flow.Flow;
import cn.zhiban.kb.flow.FlowOutline;
import cn.zhiban.kb.flow.ScriptNames;
import cn.zhiban.kb.template.Template;
import cn.zhiban.kb.template.TemplateService;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A template in a dialog. */
final class TemplateDialog {
    private final Template template;
    private final TemplateService templates;
    private final Runnable saved;
    private final UI ui = UI.getCurrent();
    private final TextField name = new TextField(text("kb.editor.template.name"));
    private final Select<ArticleKind> kind = new Select<>();
    private final ComboBox<CategoryNode> category = new ComboBox<>(text("kb.article.category"));
    private final TextField useCase = new TextField(text("kb.article.use-case"));
    private final TextField title = new TextField(text("kb.editor.template.article-title"));
    private final TextArea answer = new TextArea(text("kb.article.answer"));
    private final TextArea attributes = new TextArea(text("kb.article.attributes"));
    private final TextArea outline = new TextArea(text("kb.script.flow"));

    TemplateDialog(Template template, TemplateService templates, CategoryService categories, Runnable saved) {
        this.template = template;
        this.templates = templates;
        this.saved = saved;
        ArticleContent content = template.content();
        kind.setLabel(text("kb.articles.kind"));
        kind.setItems(ArticleKind.values());
        kind.setItemLabelGenerator(one -> text("kb.kind." + one));
        kind.setValue(content.kind());
        kind.addValueChangeListener(_ -> showFields());
        name.setMaxLength(Template.NAME_LENGTH);
        name.setRequiredIndicatorVisible(true);
        name.setValue(template.name());
        List<CategoryNode> tree = categories.tree();
        category.setItems(tree);
        category.setItemLabelGenerator(CategoryNode::path);
        category.setClearButtonVisible(true);
        category.setValue(tree.stream()
                .filter(one -> content.categoryId() != null && one.id() == content.categoryId())
                .findFirst()
                .orElse(null));
        useCase.setValue(content.useCase());
        title.setMaxLength(ArticleContent.TITLE_LENGTH);
        title.setValue(content.title());
        answer.setValue(content.answer());
        answer.setMinRows(10);
        answer.setHelperText(text("kb.editor.template.answer.help"));
        attributes.setHelperText(text("kb.article.attributes.help"));
        attributes.setValue(content.product().attributes().stream()
                .map(one -> one.name() + ": " + one.value())
                .collect(Collectors.joining("\n")));
        outline.setMinRows(10);
        outline.setValue(print(content.flow()));
        showFields();
    }

    private static String print(@Nullable Flow flow) {
        return flow == null ? "" : FlowOutline.print(flow, ScriptNames.BY_ID);
    }

    private void showFields() {
        attributes.setVisible(kind.getValue() == ArticleKind.PRODUCT);
        outline.setVisible(kind.getValue() == ArticleKind.SCRIPT);
    }

    void open() {
        Paragraph note = new Paragraph(text("kb.editor.template.shared"));
        note.addClassName("zb-muted");
        new FormDialog(text(template.id() == 0 ? "kb.editor.template.new" : "kb.editor.template.change"))
                .with("name", name)
                .with("kind", kind)
                .with("categoryId", category)
                .with("useCase", useCase)
                .wide("title", title)
                .wide("flow", outline)
                .wide("attributes", attributes)
                .wide("answer", answer)
                .note(note)
                .onSave(() -> {
                    templates.save(new Template(
                            template.id(),
                            name.getValue(),
                            content(),
                            template.updatedAt(),
                            template.updatedBy(),
                            template.version()));
                    Toast.done(text("kb.editor.template.saved"));
                    saved.run();
                    return true;
                })
                .open();
    }

    private ArticleContent content() {
        CategoryNode chosen = category.getValue();
        ProductCard card = template.content().product();
        return template.content()
                .but()
                .kind(kind.getValue())
                .categoryId(chosen == null ? null : chosen.id())
                .useCase(useCase.getValue().strip())
                .title(title.getValue().strip())
                .answer(answer.getValue().strip())
                .flow(flow())
                .product(
                        kind.getValue() == ArticleKind.PRODUCT
                                ? new ProductCard(lines(), card.materials(), card.sizeTable(), card.notes())
                                : ProductCard.EMPTY)
                .build();
    }

    private @Nullable Flow flow() {
        return kind.getValue() != ArticleKind.SCRIPT || outline.getValue().isBlank()
                ? null
                : FlowOutline.parse(outline.getValue(), ScriptNames.BY_ID).flow();
    }

    private List<ProductCard.Attribute> lines() {
        return attributes
                .getValue()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("[:\uff1a]", 2))
                .map(parts -> new ProductCard.Attribute(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip()))
                .toList();
    }

    private String text(String key) {
        return ui.getTranslation(key);
    }
}
