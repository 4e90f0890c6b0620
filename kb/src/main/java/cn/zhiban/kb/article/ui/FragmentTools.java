package cn.zhiban.kb.article.ui;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.fragment.FragmentNotation;
import cn.zhiban.kb.fragment.Fragments;
import cn.zhiban.kb.search.ArticlePick;
import cn.zhiban.kb.search.ArticlePick.Choice;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Puts other answers into a text: as a link, or as a part whose text stands there. */
@Component
class FragmentTools {
    private final ArticlePick pick;
    private final Fragments fragments;

    FragmentTools(ArticlePick pick, Fragments fragments) {
        this.pick = pick;
        this.fragments = fragments;
    }

    /** @param content what is being written, for whose readers the preview is */
    void addTo(MarkdownField field, Supplier<ArticleContent> content) {
        field.renderWith(text -> FragmentNotation.uses(text).isEmpty()
                ? cn.zhiban.kb.markdown.Markdown.toHtml(text)
                : fragments.toHtml(text, content.get()));
        field.addTool(
                VaadinIcon.CONNECT_O,
                "kb.fragment.tool.link",
                insert -> open("kb.fragment.tool.link", List.of(), insert, FragmentNotation.Kind.LINK));
        field.addTool(
                VaadinIcon.PUZZLE_PIECE,
                "kb.fragment.tool.fragment",
                insert -> open(
                        "kb.fragment.tool.fragment",
                        List.of(ArticleKind.REPLY, ArticleKind.POLICY),
                        insert,
                        FragmentNotation.Kind.FRAGMENT));
    }

    private void open(
            String title, List<ArticleKind> kinds, SerializableConsumer<String> insert, FragmentNotation.Kind kind) {
        UI ui = UI.getCurrent();
        ComboBox<Choice> article = new ComboBox<>(ui.getTranslation("kb.fragment.article"));
        article.setItemLabelGenerator(Choice::title);
        article.setHelperText(ui.getTranslation(
                kind == FragmentNotation.Kind.LINK ? "kb.fragment.link.help" : "kb.fragment.fragment.help"));
        article.setItems(
                query -> pick.find(query.getFilter().orElse(""), kinds, query.getOffset(), query.getLimit()).stream());
        new FormDialog(ui.getTranslation(title), ui.getTranslation("kb.fragment.insert"))
                .wide("article", article)
                .onSave(() -> {
                    Choice chosen = article.getValue();
                    if (chosen == null) {
                        throw new InvalidInput("article", "kb.fragment.problem.missing");
                    }
                    insert.accept(
                            kind == FragmentNotation.Kind.LINK
                                    ? FragmentNotation.link(chosen.id(), "")
                                    : FragmentNotation.fragment(chosen.id(), chosen.title()));
                    return true;
                })
                .open();
    }
}
