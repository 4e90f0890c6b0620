package cn.zhiban.kb.category;

import static cn.zhiban.kb.KnowledgeFixtures.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleService;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KnowledgeTest
class CategoryServiceIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    CategoryService categories;

    @Autowired
    ArticleService articles;

    Actor editor;
    String top;

    @BeforeEach
    void people() {
        long client = given.client();
        editor = given.editor(client);
        top = "分类" + client;
    }

    private long create(Long parent, String name) {
        return given.as(editor, () -> categories.create(parent, name));
    }

    private CategoryNode node(long id) {
        return given.as(editor, categories::tree).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private void refuses(Actor actor, Class<? extends Throwable> problem, Callable<?> work) {
        assertThatThrownBy(() -> given.as(actor, work)).isInstanceOf(problem);
    }

    @Test
    void aNewNameReachesEverythingBelowAndNothingBeside() {
        long parent = create(null, top);
        long child = create(parent, "发货_50%");
        long grandchild = create(child, "预售");
        long beside = create(null, top + "和别的");
        given.as(editor, () -> {
            categories.rename(parent, top + "新", node(parent).version());
            return null;
        });
        assertThat(node(child).path()).isEqualTo(top + "新/发货_50%");
        assertThat(node(grandchild).path()).isEqualTo(top + "新/发货_50%/预售");
        assertThat(node(beside).path()).isEqualTo(top + "和别的");
        assertThat(categories.withDescendants(parent)).containsExactlyInAnyOrder(parent, child, grandchild);
    }

    @Test
    void theSecondWhoRenamesIsTold() {
        long id = create(null, top);
        int version = node(id).version();
        given.as(editor, () -> {
            categories.rename(id, top + "一", version);
            return null;
        });
        refuses(editor, ChangedMeanwhile.class, () -> {
            categories.rename(id, top + "二", version);
            return null;
        });
        assertThat(node(id).name()).isEqualTo(top + "一");
    }

    @Test
    void aNameIsTakenOnceInItsPlaceAndHoldsNoSlash() {
        long parent = create(null, top);
        create(parent, "发票");
        refuses(editor, InvalidInput.class, () -> categories.create(parent, "发票"));
        refuses(editor, InvalidInput.class, () -> categories.create(null, "a/b"));
        refuses(editor, InvalidInput.class, () -> categories.create(null, " "));
        refuses(editor, InvalidInput.class, () -> categories.create(null, "长".repeat(101)));
        refuses(editor, NotFound.class, () -> categories.create(Long.MAX_VALUE, "孤儿"));
        assertThat(given.as(editor, () -> categories.findOrCreate(top + "/发票/电子")))
                .isEqualTo(given.as(editor, () -> categories.findOrCreate(top + "/发票/电子")));
    }

    @Test
    void onlyAnEmptyCategoryIsDeleted() {
        long parent = create(null, top);
        long child = create(parent, "下级");
        given.as(
                editor,
                () -> articles.create(
                        shared("有分类 " + top, "答案").but().categoryId(child).build(), null, false));
        for (long full : new long[] {parent, child}) {
            refuses(editor, InvalidInput.class, () -> {
                categories.delete(full);
                return null;
            });
        }
        long empty = create(parent, "空的");
        given.as(editor, () -> {
            categories.delete(empty);
            return null;
        });
        refuses(editor, NotFound.class, () -> {
            categories.delete(empty);
            return null;
        });
    }

    @Test
    void agentsReadTheTreeAndChangeNothing() {
        long id = create(null, top);
        Actor agent = given.agent(given.client());
        assertThat(given.as(agent, categories::tree))
                .extracting(CategoryNode::id)
                .contains(id);
        refuses(agent, NotAllowed.class, () -> categories.create(null, top + "x"));
        refuses(agent, NotAllowed.class, () -> {
            categories.rename(id, "x", 0);
            return null;
        });
        refuses(agent, NotAllowed.class, () -> {
            categories.delete(id);
            return null;
        });
    }
}
