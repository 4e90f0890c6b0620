package cn.zhiban.kb.article.ui;

import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.merge.ArticleMerge;
import cn.zhiban.kb.merge.MergeService;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the editor does when somebody else saved first. */
@Component
class Merging {
    private final ArticleService articles;
    private final MergeService merges;
    private final FieldTexts texts;

    Merging(ArticleService articles, MergeService merges, FieldTexts texts) {
        this.articles = articles;
        this.merges = merges;
        this.texts = texts;
    }

    /** What the text in the form started from. */
    record Base(int number, ArticleContent content) {}

    /** The version that a kept text started from, or the newest if that is not known. */
    Base base(ArticleDetails newest, int number) {
        return number <= 0 || number >= newest.number()
                ? new Base(newest.number(), newest.content())
                : new Base(number, articles.version(newest.id(), number));
    }

    /**
     * Brings mine and what was saved meanwhile together. A draft that has no clash is saved at once; everything else is
     * shown before.
     *
     * @param save does what is handed to it, and deals with what may go wrong
     */
    void resolve(
            long articleId,
            Base base,
            ArticleContent mine,
            boolean publish,
            SerializableConsumer<Supplier<ArticleDetails>> save) {
        ArticleDetails newest = articles.getForEditing(articleId);
        ArticleMerge merge = ArticleMerge.of(base.content(), mine, newest.content());
        if (merge.clashes().isEmpty() && (!publish || merge.fromTheirs().isEmpty())) {
            save.accept(() -> {
                ArticleDetails saved = saved(newest, mine, merge, Map.of(), publish);
                tell(newest, merge);
                return saved;
            });
            return;
        }
        new MergeDialog(
                        newest,
                        merge,
                        texts,
                        publish,
                        choices -> save.accept(() -> saved(newest, mine, merge, choices, publish)))
                .open();
    }

    private ArticleDetails saved(
            ArticleDetails newest,
            ArticleContent mine,
            ArticleMerge merge,
            Map<Integer, cn.zhiban.kb.merge.Choice> choices,
            boolean publish) {
        return merges.save(
                newest.id(), mine, merge.result(choices), merge.dropsMine(choices), newest.version(), publish);
    }

    private static void tell(ArticleDetails newest, ArticleMerge merge) {
        if (!merge.fromTheirs().isEmpty()) {
            UI ui = UI.getCurrent();
            Toast.done(ui.getTranslation(
                    "kb.editor.merge.merged",
                    newest.updatedBy(),
                    merge.fromTheirs().stream()
                            .map(ui::getTranslation)
                            .collect(Collectors.joining(ui.getTranslation("kb.list.separator")))));
        }
    }
}
