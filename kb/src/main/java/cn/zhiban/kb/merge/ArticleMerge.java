package cn.zhiban.kb.merge;

import cn.zhiban.kb.article.ArticleContent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two contents that started from the same one, brought together (合并): what only one side changed is taken, what both
 * changed in different ways is a {@link Clash} to be decided. See docs/adr/0017.
 */
public final class ArticleMerge {
    private final List<Part<?>> parts = new ArrayList<>();
    private final List<Clash> clashes = new ArrayList<>();
    private final List<String> fromTheirs = new ArrayList<>();
    private final ArticleContent theirs;

    /**
     * A part that both changed.
     *
     * @param number its place among the clashes, from 0
     * @param field key of the field's name
     * @param base what it was, a field's value or a list of lines
     * @param mine what I made of it
     * @param theirs what was saved meanwhile
     * @param lines it is a stretch of lines, of which both can be kept
     */
    public record Clash(
            int number,
            String field,
            @Nullable Object base,
            @Nullable Object mine,
            @Nullable Object theirs,
            boolean lines) {}

    /** A field with its stretches; one without clashes has one stretch only. */
    private record Part<T extends @Nullable Object>(ArticleField<T> field, List<Stretch> stretches) {}

    /** Lines that are settled, or the number of a clash. */
    private record Stretch(List<?> lines, int clash) {}

    private ArticleMerge(ArticleContent theirs) {
        this.theirs = theirs;
    }

    /**
     * Brings two contents together.
     *
     * @param base what both started from
     * @param mine what is about to be saved
     * @param theirs what was saved meanwhile
     */
    public static ArticleMerge of(ArticleContent base, ArticleContent mine, ArticleContent theirs) {
        ArticleMerge merge = new ArticleMerge(theirs);
        ArticleField.ALL.forEach(field -> merge.take(field, base, mine, theirs));
        return merge;
    }

    /** What has to be decided; empty when everything comes together by itself. */
    public List<Clash> clashes() {
        return List.copyOf(clashes);
    }

    /** Keys of the names of fields in which something was changed meanwhile that comes in by itself. */
    public List<String> fromTheirs() {
        return List.copyOf(fromTheirs);
    }

    /** The outcome. @param choices by number; what is not decided stays as I wrote it */
    public ArticleContent result(Map<Integer, Choice> choices) {
        ArticleContent result = theirs;
        for (Part<?> part : parts) {
            result = put(part, result, choices);
        }
        return result;
    }

    /** Whether anything that I wrote is not in the outcome. */
    public boolean dropsMine(Map<Integer, Choice> choices) {
        return clashes.stream().anyMatch(clash -> choices.get(clash.number()) == Choice.THEIRS);
    }

    private <T extends @Nullable Object> void take(
            ArticleField<T> field, ArticleContent before, ArticleContent ours, ArticleContent others) {
        T base = field.get().apply(before);
        T mine = field.get().apply(ours);
        T saved = field.get().apply(others);
        if (Objects.equals(mine, base) || Objects.equals(mine, saved)) {
            if (!Objects.equals(saved, base) && !Objects.equals(mine, saved)) {
                fromTheirs.add(field.key());
            }
            return;
        }
        if (Objects.equals(saved, base)) {
            parts.add(new Part<>(field, settled(mine)));
            return;
        }
        switch (field.way()) {
            case WHOLE ->
                parts.add(new Part<>(field, List.of(new Stretch(List.of(), clash(field, base, mine, saved)))));
            case SET -> {
                parts.add(new Part<>(field, List.of(new Stretch(union(list(base), list(mine), list(saved)), -1))));
                fromTheirs.add(field.key());
            }
            case LINES -> parts.add(new Part<>(field, stretches(field.key(), list(base), list(mine), list(saved))));
        }
    }

    private List<Stretch> stretches(String key, List<?> base, List<?> mine, List<?> saved) {
        List<Stretch> stretches = new ArrayList<>();
        for (LineMerge.Stretch<Object> one :
                LineMerge.<Object>of(List.copyOf(base), List.copyOf(mine), List.copyOf(saved))) {
            stretches.add(
                    switch (one) {
                        case LineMerge.Settled<Object> settled -> new Stretch(settled.lines(), -1);
                        case LineMerge.Clash<Object> clash -> {
                            clashes.add(
                                    new Clash(clashes.size(), key, clash.base(), clash.mine(), clash.theirs(), true));
                            yield new Stretch(List.of(), clashes.size() - 1);
                        }
                    });
        }
        if (stretches.stream().allMatch(stretch -> stretch.clash < 0)) {
            fromTheirs.add(key);
        }
        return stretches;
    }

    private <T extends @Nullable Object> int clash(ArticleField<T> field, T base, T mine, T saved) {
        clashes.add(new Clash(clashes.size(), field.key(), base, mine, saved, false));
        return clashes.size() - 1;
    }

    private static List<Stretch> settled(@Nullable Object value) {
        List<@Nullable Object> one = new ArrayList<>();
        one.add(value);
        return List.of(new Stretch(java.util.Collections.unmodifiableList(one), WHOLE_VALUE));
    }

    /** Stands where a stretch holds the value of the whole field. */
    private static final int WHOLE_VALUE = -2;

    @SuppressWarnings({"unchecked", "NullAway"}) // a part holds values of its own field only
    private <T extends @Nullable Object> ArticleContent put(
            Part<T> part, ArticleContent content, Map<Integer, Choice> choices) {
        Stretch first = part.stretches.getFirst();
        if (first.clash == WHOLE_VALUE) {
            return part.field.with().apply(content, (T) first.lines.getFirst());
        }
        if (part.field.way() == ArticleField.Way.WHOLE) {
            Clash clash = clashes.get(first.clash);
            return choices.get(clash.number()) == Choice.THEIRS
                    ? content
                    : part.field.with().apply(content, (T) clash.mine());
        }
        List<Object> lines = new ArrayList<>();
        for (Stretch stretch : part.stretches) {
            lines.addAll(stretch.clash < 0 ? stretch.lines : chosen(clashes.get(stretch.clash), choices));
        }
        return part.field.with().apply(content, (T) List.copyOf(lines));
    }

    private static List<Object> chosen(Clash clash, Map<Integer, Choice> choices) {
        Choice choice = choices.getOrDefault(clash.number(), Choice.MINE);
        List<Object> lines = new ArrayList<>();
        if (choice != Choice.MINE) {
            lines.addAll(list(clash.theirs()));
        }
        if (choice != Choice.THEIRS) {
            lines.addAll(list(clash.mine()));
        }
        return lines;
    }

    private static List<?> union(List<?> base, List<?> mine, List<?> saved) {
        Set<Object> all = new LinkedHashSet<>(saved);
        base.stream().filter(one -> !mine.contains(one)).forEach(all::remove);
        mine.stream().filter(one -> !base.contains(one)).forEach(all::add);
        return List.copyOf(all);
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }
}
