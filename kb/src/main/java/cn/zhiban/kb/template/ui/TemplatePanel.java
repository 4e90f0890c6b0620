package cn.zhiban.kb.template.ui;

import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ui.ArticleEditing;
import cn.zhiban.kb.article.ui.ArticleNavigation;
import cn.zhiban.kb.article.ui.ArticlePanel;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.template.Template;
import cn.zhiban.kb.template.TemplateService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import java.util.List;

/** Offers templates for a new article, and makes one of an article that is there. */
@org.springframework.stereotype.Component
class TemplatePanel implements ArticlePanel {
    private static final int SHOWN = 6;

    private final TemplateService templates;
    private final CategoryService categories;

    TemplatePanel(TemplateService templates, CategoryService categories) {
        this.templates = templates;
        this.categories = categories;
    }

    @Override
    public List<Component> editingNotes(ArticleEditing editing) {
        if (editing.article() != null || editing.content().parentId() != null) {
            return List.of();
        }
        ArticleKind kind = editing.content().kind();
        List<Template> all = templates.list(kind);
        if (all.isEmpty()) {
            return List.of();
        }
        UI ui = UI.getCurrent();
        Div row = new Div(new Span(ui.getTranslation("kb.editor.template.start")));
        row.addClassNames("zb-row");
        row.setTestId("kb-template-start");
        all.stream().limit(SHOWN).forEach(one -> {
            Button start = new Button(one.name(), _ -> ArticleNavigation.create(kind, one.id()));
            start.addThemeVariants(ButtonVariant.LUMO_SMALL);
            start.setTooltipText(one.content().useCase());
            row.add(start);
        });
        row.add(new RouterLink(ui.getTranslation("kb.editor.template.all", all.size()), TemplatesView.class));
        return List.of(row);
    }

    @Override
    public List<Component> readingActions(ArticleDetails article, Runnable reload) {
        if (!article.canEdit() || !templates.mayKeep()) {
            return List.of();
        }
        UI ui = UI.getCurrent();
        Button save = new Button(
                VaadinIcon.CLIPBOARD_TEXT.create(),
                _ -> new TemplateDialog(templates.fromArticle(article.id()), templates, categories, () -> {}).open());
        save.addThemeVariants(ButtonVariant.LUMO_ICON);
        save.setAriaLabel(ui.getTranslation("kb.editor.template.save-as"));
        save.setTooltipText(ui.getTranslation("kb.editor.template.save-as"));
        save.setTestId("kb-template-save-as");
        return List.of(save);
    }
}
