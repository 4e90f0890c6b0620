package cn.zhiban.kb.article.ui;

import cn.zhiban.core.ui.Authors;
import cn.zhiban.core.ui.DiffView;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableConsumer;

/** Two people wrote the same article: shows what differs and lets the second one choose. Nothing is thrown away before. */
final class ConflictDialog extends Dialog {
    /** What the second writer wants. */
    enum Choice {
        /** Save mine as the next version, on top of theirs. */
        MINE,
        /** Take theirs into the form. */
        THEIRS,
        /** Keep mine in the form and write on, now knowing theirs. */
        GO_ON
    }

    ConflictDialog(ArticleDetails newest, ArticleContent mine, SerializableConsumer<Choice> chosen) {
        setHeaderTitle(getTranslation("kb.article.conflict.title"));
        setWidth("min(960px, 96vw)");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        Div differences = new Div();
        differences.addClassName("zb-stack");
        ArticleDifferences.each(
                newest.content(),
                mine,
                (field, theirs, ours) -> differences.add(new H3(getTranslation(field)), new DiffView(theirs, ours)));
        add(
                new Paragraph(getTranslation("kb.article.conflict.text", Authors.name(this, newest.updatedBy()))),
                differences);
        getFooter().add(button("kb.article.conflict.theirs", Choice.THEIRS, chosen));
        getFooter().add(button("kb.article.conflict.go-on", Choice.GO_ON, chosen));
        Button save = button("kb.article.conflict.mine", Choice.MINE, chosen);
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(save);
    }

    private Button button(String key, Choice choice, SerializableConsumer<Choice> chosen) {
        Button button = new Button(getTranslation(key), _ -> {
            close();
            chosen.accept(choice);
        });
        button.setTestId("kb-conflict-" + choice);
        return button;
    }
}
