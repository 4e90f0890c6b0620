package cn.zhiban.kb.fragment;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContents;
import cn.zhiban.kb.article.ArticleContents.Found;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.Wording;
import cn.zhiban.kb.fragment.FragmentNotation.Use;
import cn.zhiban.kb.markdown.Markdown;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts the text of fragments into the answers that include them, and titles into links. A fragment is a published reply
 * or policy; it is put in only if everybody who may read the answer may read the fragment too, so no text reaches anybody
 * it was not written for, and only while it holds. What cannot be put in stays as it was written: a chat refuses to take it, as it does with a
 * variable that nobody filled.
 */
@Component
public class Fragments {
    /** Fragments within fragments, at most so deep. */
    static final int DEEPEST = 5;

    private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]<>#|]");
    private final ArticleContents contents;
    private final Audiences audiences;
    private final CompanyTime time;

    Fragments(ArticleContents contents, Audiences audiences, CompanyTime time) {
        this.contents = contents;
        this.audiences = audiences;
        this.time = time;
    }

    /** The content with answer and wordings as they are copied; links are words. */
    public ArticleContent inText(ArticleContent content) {
        if (!names(content)) {
            return content;
        }
        return content.but()
                .answer(text(content.answer(), content))
                .wordings(content.wordings().stream()
                        .map(one -> new Wording(one.tone(), text(one.text(), content)))
                        .toList())
                .build();
    }

    /** A text of the answer as safe HTML; links lead to the pages of the answers. */
    public String toHtml(String markdown, ArticleContent content) {
        return Markdown.toHtml(expand(markdown, content, true, Set.of()));
    }

    /** A text of the answer as it goes into a chat. */
    public String toText(String markdown, ArticleContent content) {
        return Markdown.toText(text(markdown, content));
    }

    private String text(String markdown, ArticleContent content) {
        return expand(markdown, content, false, Set.of());
    }

    private static boolean names(ArticleContent content) {
        return !FragmentNotation.uses(content.answer()).isEmpty()
                || content.wordings().stream()
                        .anyMatch(one -> !FragmentNotation.uses(one.text()).isEmpty());
    }

    private String expand(String markdown, ArticleContent outer, boolean links, Set<Long> path) {
        return FragmentNotation.replace(markdown, use -> switch (use.kind()) {
            case LINK -> link(use, outer, links);
            case FRAGMENT -> fragment(use, outer, links, path);
        });
    }

    private @Nullable String link(Use use, ArticleContent outer, boolean links) {
        Optional<Found> target = linked(use.reference(), outer);
        if (target.isEmpty()) {
            return use.label().isEmpty() ? null : escape(use.label());
        }
        ArticleContent published = target.get().published();
        String words = escape(use.label().isEmpty() && published != null ? published.title() : use.label());
        return links ? "[" + words + "](kb/article/" + target.get().id() + ")" : words;
    }

    private @Nullable String fragment(Use use, ArticleContent outer, boolean links, Set<Long> path) {
        Found found = included(use.reference(), outer).orElse(null);
        if (found == null || path.contains(found.id()) || path.size() >= DEEPEST) {
            return null;
        }
        ArticleContent published = found.published();
        Set<Long> deeper = new LinkedHashSet<>(path);
        deeper.add(found.id());
        return published == null ? null : expand(published.answer().strip(), outer, links, deeper);
    }

    /** The fragment that a reference means within an answer, if it may be included there. */
    Optional<Found> included(String reference, ArticleContent outer) {
        return narrowest(contents.byReference(reference), outer, true);
    }

    /** The answer that a link leads to, if everybody who sees the link may read it. */
    Optional<Found> linked(String reference, ArticleContent outer) {
        return narrowest(contents.byReference(reference), outer, false);
    }

    private Optional<Found> narrowest(List<Found> candidates, ArticleContent outer, boolean included) {
        return candidates.stream()
                .filter(one -> {
                    ArticleContent published = one.published();
                    return published != null
                            && (!included || isFragment(published) && holds(published, outer))
                            && audiences.covers(published, outer);
                })
                .max(Comparator.comparingInt((Found one) -> Audiences.narrowness(one.latest()))
                        .thenComparing(Comparator.comparing(Found::id).reversed()));
    }

    /** Whether the fragment holds now, or when the answer begins to hold if that is later. */
    private boolean holds(ArticleContent fragment, ArticleContent outer) {
        Instant now = time.now();
        Instant begins = outer.validFrom();
        Instant moment = begins != null && begins.isAfter(now) ? begins : now;
        Instant from = fragment.validFrom();
        Instant to = fragment.validTo();
        return (from == null || !from.isAfter(moment)) && (to == null || to.isAfter(moment));
    }

    /** Whether answers of this kind may be included in others. */
    static boolean isFragment(ArticleContent content) {
        return content.kind() == ArticleKind.REPLY || content.kind() == ArticleKind.POLICY;
    }

    private static String escape(String words) {
        return MARKS.matcher(words).replaceAll(mark -> Matcher.quoteReplacement("\\" + mark.group()));
    }
}
