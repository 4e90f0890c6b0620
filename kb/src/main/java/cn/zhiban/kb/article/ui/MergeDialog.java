package cn.zhiban.kb.article.ui;

import cn.zhiban.core.ui.DiffView;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.merge.ArticleField;
import cn.zhiban.kb.merge.ArticleMerge;
import cn.zhiban.kb.merge.ArticleMerge.Clash;
import cn.zhiban.kb.merge.Choice;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Two people wrote the same article: what both changed stands side by side to be chosen from, the rest has come together
 * by itself, and the outcome is shown before it is saved.
 */
final class MergeDialog extends Dialog {
    private final transient ArticleDetails theirs;
    private final transient ArticleMerge merge;
    private final transient FieldTexts texts;
    private final transient Map<Integer, Choice> choices = new HashMap<>();
    private final List<RadioButtonGroup<Choice>> questions = new ArrayList<>();
    private final Div preview = new Div();
    private final Button save;

    /**
     * @param theirs what was saved meanwhile
     * @param publish whether saving shows the outcome to agents
     * @param chosen gets the decisions; without it everything stays as it was
     */
    MergeDialog(
            ArticleDetails theirs,
            ArticleMerge merge,
            FieldTexts texts,
            boolean publish,
            SerializableConsumer<Map<Integer, Choice>> chosen) {
        this.theirs = theirs;
        this.merge = merge;
        this.texts = texts;
        setHeaderTitle(getTranslation("kb.editor.merge.title", theirs.updatedBy()));
        addClassNames("zb-dialog", "zb-merge");
        setWidth("min(1080px, 96vw)");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        Button back = new Button(getTranslation("kb.editor.merge.go-on"), _ -> close());
        back.setTestId("kb-merge-go-on");
        save = new Button(getTranslation(publish ? "kb.editor.merge.publish" : "kb.editor.merge.save"), _ -> {
            close();
            chosen.accept(Map.copyOf(choices));
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setTestId("kb-merge-save");
        getFooter().add(back, save);
        Div content = new Div(introduction());
        content.addClassName("zb-stack");
        merge.clashes().forEach(clash -> content.add(section(clash)));
        preview.addClassNames("zb-card", "zb-stack-s");
        preview.setTestId("kb-merge-preview");
        Section result = new Section(new H3(getTranslation("kb.editor.merge.result")), preview);
        result.addClassName("zb-section");
        content.add(result);
        add(content);
        show();
    }

    private Div introduction() {
        Div introduction = new Div();
        introduction.addClassName("zb-stack-s");
        int open = merge.clashes().size();
        introduction.add(new Paragraph(
                open == 0
                        ? getTranslation("kb.editor.merge.by-itself")
                        : getTranslation("kb.editor.merge.text", theirs.updatedBy(), open)));
        if (!merge.fromTheirs().isEmpty()) {
            introduction.add(muted(getTranslation(
                    "kb.editor.merge.taken",
                    theirs.updatedBy(),
                    merge.fromTheirs().stream()
                            .map(this::getTranslation)
                            .collect(Collectors.joining(getTranslation("kb.list.separator"))))));
        }
        if (open > 1) {
            Button mine = new Button(getTranslation("kb.editor.merge.all-mine"), _ -> all(Choice.MINE));
            Button others = new Button(getTranslation("kb.editor.merge.all-theirs"), _ -> all(Choice.THEIRS));
            Div both = new Div(mine, others);
            both.addClassName("zb-row");
            introduction.add(both);
        }
        return introduction;
    }

    private void all(Choice choice) {
        questions.forEach(question -> question.setValue(choice));
    }

    private Section section(Clash clash) {
        String name = getTranslation(clash.field());
        int all = merge.clashes().size();
        H3 title = new H3(all == 1 ? name : getTranslation("kb.editor.merge.part", name, clash.number() + 1, all));
        Div sides = new Div(
                side("kb.editor.merge.theirs", theirs.updatedBy(), clash, clash.theirs()),
                side("kb.editor.merge.mine", "", clash, clash.mine()));
        sides.addClassName("zb-merge-sides");
        RadioButtonGroup<Choice> question = new RadioButtonGroup<>(getTranslation("kb.editor.merge.choose"));
        question.setItems(
                clash.lines() ? List.of(Choice.THEIRS, Choice.MINE, Choice.BOTH) : List.of(Choice.THEIRS, Choice.MINE));
        question.setItemLabelGenerator(choice -> getTranslation("kb.editor.merge.choice." + choice));
        question.setTestId("kb-merge-choice-" + clash.number());
        question.addValueChangeListener(change -> {
            choices.put(clash.number(), change.getValue());
            show();
        });
        questions.add(question);
        Section section = new Section(title, sides, question);
        section.addClassName("zb-section");
        return section;
    }

    private Div side(String key, String name, Clash clash, @org.jspecify.annotations.Nullable Object value) {
        String text = texts.of(clash.field(), value);
        Div side = new Div(new H4(getTranslation(key, name)));
        side.addClassName("zb-card");
        side.add(
                text.isEmpty()
                        ? muted(getTranslation("kb.editor.merge.empty"))
                        : new DiffView(texts.of(clash.field(), clash.base()), text));
        return side;
    }

    /** What saving changes in the other's version; nothing is shown as long as something is open. */
    private void show() {
        long open = merge.clashes().stream()
                .filter(clash -> !choices.containsKey(clash.number()))
                .count();
        save.setEnabled(open == 0);
        preview.removeAll();
        if (open > 0) {
            preview.add(muted(getTranslation("kb.editor.merge.open", open)));
            return;
        }
        ArticleContent result = merge.result(choices);
        for (ArticleField<?> field : ArticleField.ALL) {
            Object before = field.get().apply(theirs.content());
            Object after = field.get().apply(result);
            if (!Objects.equals(before, after)) {
                preview.add(
                        new H4(getTranslation(field.key())),
                        new DiffView(texts.of(field.key(), before), texts.of(field.key(), after)));
            }
        }
        if (preview.getChildren().findAny().isEmpty()) {
            preview.add(muted(getTranslation("kb.editor.merge.same", theirs.updatedBy())));
        }
        if (merge.dropsMine(choices)) {
            preview.add(muted(getTranslation("kb.editor.merge.kept")));
        }
    }

    private static Paragraph muted(String text) {
        Paragraph paragraph = new Paragraph(new Span(text));
        paragraph.addClassName("zb-muted");
        return paragraph;
    }
}
