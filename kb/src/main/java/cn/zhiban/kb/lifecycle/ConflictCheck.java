package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.kb.article.ArticleCheck;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleRights;
import cn.zhiban.kb.article.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds live answers that contradict a content: same product or same title, at a time and a shop where both hold, but
 * another price, discount, date or gift. An answer that overrides the other is no contradiction, nor is one to the same
 * question for a narrower audience, which agents see in its place. One query for each content. The other answer is named only to who may read it.
 */
@Component
class ConflictCheck implements ArticleCheck {
    private static final int AT_MOST = 5;

    private final LiveKeys keys;
    private final Organisation organisation;
    private final Access access;

    ConflictCheck(LiveKeys keys, Organisation organisation, Access access) {
        this.keys = keys;
        this.organisation = organisation;
        this.access = access;
    }

    @Override
    public List<Finding> check(ArticleContent content, @Nullable Long articleId) {
        Facts mine = facts(content);
        if (mine.isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (LiveKeys.Live other : keys.sharing(LiveKeys.of(content), articleId)) {
            if (findings.size() < AT_MOST
                    && !isVariant(content, articleId, other)
                    && !replaces(content, other.content())
                    && overlap(content, other.content())) {
                compare(mine, other, findings);
            }
        }
        return findings;
    }

    private void compare(Facts mine, LiveKeys.Live other, List<Finding> findings) {
        Facts theirs = facts(other.content());
        for (Facts.Kind kind : Facts.Kind.values()) {
            if (mine.contradicts(theirs, kind)) {
                boolean readable = ArticleRights.mayRead(access.current().scope(), other.content());
                findings.add(
                        readable
                                ? Finding.of(
                                        Finding.Severity.WARN,
                                        "answer",
                                        "kb.lifecycle.conflict." + kind,
                                        other.content().title(),
                                        only(theirs.get(kind), mine.get(kind)),
                                        only(mine.get(kind), theirs.get(kind)))
                                : Finding.of(Finding.Severity.WARN, "answer", "kb.lifecycle.conflict.unnamed"));
                return;
            }
        }
    }

    private static String only(SortedSet<String> these, SortedSet<String> notThose) {
        return these.stream().filter(one -> !notThose.contains(one)).collect(Collectors.joining(" "));
    }

    private static Facts facts(ArticleContent content) {
        return Facts.of(content.answer() + "\n" + content.product().notes());
    }

    private static boolean isVariant(ArticleContent content, @Nullable Long articleId, LiveKeys.Live other) {
        return Objects.equals(content.parentId(), other.articleId())
                || articleId != null && Objects.equals(other.parentId(), articleId)
                || content.parentId() != null && Objects.equals(content.parentId(), other.parentId());
    }

    /** Of answers to the same question agents see the one for the narrower audience only, so those may differ. */
    private static boolean replaces(ArticleContent one, ArticleContent other) {
        return audience(one) != audience(other) && LiveKeys.title(one).equals(LiveKeys.title(other));
    }

    private static int audience(ArticleContent content) {
        if (!content.shopIds().isEmpty()) {
            return 3;
        }
        if (content.clientId() != null) {
            return 2;
        }
        return content.platforms().isEmpty() ? 0 : 1;
    }

    /** There is a shop, a platform and a moment at which both hold. */
    private boolean overlap(ArticleContent one, ArticleContent other) {
        boolean platforms = one.platforms().isEmpty()
                || other.platforms().isEmpty()
                || one.platforms().stream().anyMatch(other.platforms()::contains);
        boolean segments = one.segments().isEmpty()
                || other.segments().isEmpty()
                || one.segments().stream().anyMatch(other.segments()::contains);
        return platforms
                && segments
                && before(one.validFrom(), other.validTo())
                && before(other.validFrom(), one.validTo())
                && audiences(one, other);
    }

    private static boolean before(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || from.isBefore(to);
    }

    private boolean audiences(ArticleContent one, ArticleContent other) {
        if (one.isShared() || other.isShared()) {
            return true;
        }
        if (!one.shopIds().isEmpty() && !other.shopIds().isEmpty()) {
            return one.shopIds().stream().anyMatch(other.shopIds()::contains);
        }
        return clients(one).stream().anyMatch(clients(other)::contains);
    }

    private Set<Long> clients(ArticleContent content) {
        Set<Long> clients = organisation.shopsById(content.shopIds()).stream()
                .map(ShopRef::clientId)
                .collect(Collectors.toCollection(HashSet::new));
        if (content.clientId() != null) {
            clients.add(content.clientId());
        }
        return clients;
    }
}
