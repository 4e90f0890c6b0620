package cn.zhiban.kb.fragment;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.article.ArticleCheck;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContents;
import cn.zhiban.kb.article.ArticleContents.Found;
import cn.zhiban.kb.article.ArticleRights;
import cn.zhiban.kb.article.Finding;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.article.Wording;
import cn.zhiban.kb.fragment.FragmentNotation.Kind;
import cn.zhiban.kb.fragment.FragmentNotation.Use;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks whether every answer that a text names is there and may be read by whoever reads the text, and tells who changes
 * a fragment where it is used. Of answers that the writer may not see it says only that there is none.
 */
@Component
class FragmentCheck implements ArticleCheck {
    private final Fragments fragments;
    private final FragmentUses uses;
    private final ArticleContents contents;
    private final Audiences audiences;
    private final ArticleRights rights;
    private final Access access;

    FragmentCheck(
            Fragments fragments,
            FragmentUses uses,
            ArticleContents contents,
            Audiences audiences,
            ArticleRights rights,
            Access access) {
        this.fragments = fragments;
        this.uses = uses;
        this.contents = contents;
        this.audiences = audiences;
        this.rights = rights;
        this.access = access;
    }

    @Override
    public List<Finding> check(ArticleContent content, @Nullable Long articleId) {
        List<Finding> findings = new ArrayList<>();
        for (Use use : FragmentNotation.uses(content.answer())) {
            check(findings, use, "answer", use.start(), use.end(), content, articleId);
        }
        for (Wording wording : content.wordings()) {
            for (Use use : FragmentNotation.uses(wording.text())) {
                check(findings, use, "wordings", -1, -1, content, articleId);
            }
        }
        if (articleId != null && uses.isUsed(articleId)) {
            checkUsers(findings, content, articleId);
        }
        return findings;
    }

    private void check(
            List<Finding> findings,
            Use use,
            String field,
            int start,
            int end,
            ArticleContent content,
            @Nullable Long articleId) {
        boolean fragment = use.kind() == Kind.FRAGMENT;
        Severity severity = fragment ? Severity.BLOCK : Severity.WARN;
        Found found = (fragment
                        ? fragments.included(use.reference(), content)
                        : fragments.linked(use.reference(), content))
                .orElse(null);
        String problem = null;
        if (found == null || !mayKnow(found)) {
            problem = whyNot(use, content);
        } else if (fragment && articleId != null && reaches(found, articleId, content, new HashSet<>())) {
            problem = "kb.fragment.finding.circle";
        } else if (fragment && depth(found, content, 1) > Fragments.DEEPEST) {
            problem = "kb.fragment.finding.too-deep";
        }
        if (problem != null) {
            findings.add(new Finding(severity, field, start, end, problem, List.of(use.reference()), null));
        }
    }

    private boolean mayKnow(Found found) {
        return FragmentService.maySee(rights, access.current(), found);
    }

    /** The reason, as far as the writer may know of the answers that are meant. */
    private String whyNot(Use use, ArticleContent content) {
        boolean fragment = use.kind() == Kind.FRAGMENT;
        List<Found> known = contents.byReference(use.reference()).stream()
                .filter(this::mayKnow)
                .toList();
        if (known.isEmpty()) {
            return "kb.fragment.finding.unknown";
        }
        List<ArticleContent> published = known.stream()
                .map(Found::published)
                .filter(java.util.Objects::nonNull)
                .toList();
        if (published.isEmpty()) {
            return "kb.fragment.finding.unpublished";
        }
        if (fragment && published.stream().noneMatch(Fragments::isFragment)) {
            return "kb.fragment.finding.kind";
        }
        return "kb.fragment.finding.narrower";
    }

    private boolean reaches(Found from, long articleId, ArticleContent outer, Set<Long> seen) {
        return from.id() == articleId
                || (seen.add(from.id())
                        && inner(from, outer).stream().anyMatch(one -> reaches(one, articleId, outer, seen)));
    }

    private int depth(Found from, ArticleContent outer, int level) {
        return level > Fragments.DEEPEST
                ? level
                : inner(from, outer).stream()
                        .mapToInt(one -> depth(one, outer, level + 1))
                        .max()
                        .orElse(level);
    }

    private List<Found> inner(Found from, ArticleContent outer) {
        ArticleContent published = from.published();
        return published == null
                ? List.of()
                : FragmentNotation.uses(published.answer()).stream()
                        .filter(use -> use.kind() == Kind.FRAGMENT)
                        .flatMap(use -> fragments.included(use.reference(), outer).stream())
                        .toList();
    }

    private void checkUsers(List<Finding> findings, ArticleContent content, long articleId) {
        Actor actor = access.current();
        List<Found> users = contents.byIds(uses.usersOf(articleId, Kind.FRAGMENT)).values().stream()
                .filter(one -> FragmentService.maySee(rights, actor, one))
                .toList();
        if (users.isEmpty()) {
            return;
        }
        findings.add(Finding.of(Severity.HINT, "", "kb.fragment.finding.used", users.size(), titles(users)));
        List<Found> losing = users.stream()
                .filter(one -> !Fragments.isFragment(content) || !audiences.covers(content, one.latest()))
                .toList();
        if (!losing.isEmpty()) {
            findings.add(Finding.of(Severity.WARN, "", "kb.fragment.finding.losing", losing.size(), titles(losing)));
        }
    }

    private static String titles(List<Found> articles) {
        return String.join(
                " · ",
                articles.stream().limit(5).map(one -> one.latest().title()).toList());
    }
}
