package cn.zhiban.kb.category;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings categories into the order of the screen: parents before children, neighbours by position and name. */
final class CategoryOrder {
    private CategoryOrder() {}

    static List<CategoryNode> depthFirst(List<CategoryNode> all) {
        List<CategoryNode> ordered = new ArrayList<>();
        append(null, all, ordered);
        return List.copyOf(ordered);
    }

    private static void append(@Nullable Long parent, List<CategoryNode> all, List<CategoryNode> ordered) {
        all.stream()
                .filter(node -> java.util.Objects.equals(node.parentId(), parent))
                .sorted(Comparator.comparingInt(CategoryNode::position).thenComparing(CategoryNode::name))
                .forEach(node -> {
                    ordered.add(node);
                    append(node.id(), all, ordered);
                });
    }
}
