package cn.zhiban.kb.notice;

import cn.zhiban.core.org.Post;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who has to read a notice (适用人群): shops × teams × posts, each of them empty for "all". It is held against who serves
 * which shop in which post today, so whoever joins later has to read it too.
 *
 * @param clientId everybody who serves a shop of this client, or null; never together with shops
 * @param shopIds whoever serves one of these shops
 * @param teamIds members of these teams only
 * @param posts people in these posts only: the post at the shop, or any post of the person if no shop is named
 */
public record NoticeAudience(
        @Nullable Long clientId, SortedSet<Long> shopIds, SortedSet<Long> teamIds, SortedSet<Post> posts) {
    /** Everybody in the company. */
    public static final NoticeAudience EVERYBODY =
            new NoticeAudience(null, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

    public NoticeAudience {
        shopIds = Collections.unmodifiableSortedSet(new TreeSet<>(shopIds));
        teamIds = Collections.unmodifiableSortedSet(new TreeSet<>(teamIds));
        posts = Collections.unmodifiableSortedSet(new TreeSet<>(posts));
    }

    /** Belongs to no client and no shop. */
    public boolean isShared() {
        return clientId == null && shopIds.isEmpty();
    }

    /** Whether this colleague has to read it today. */
    boolean covers(Colleague person) {
        if (person.left() || !(teamIds.isEmpty() || (person.teamId() != null && teamIds.contains(person.teamId())))) {
            return false;
        }
        if (isShared()) {
            return posts.isEmpty()
                    || does(person.post())
                    || person.duties().stream().anyMatch(duty -> does(duty.post()));
        }
        return person.duties().stream().anyMatch(duty -> concerns(duty) && (posts.isEmpty() || does(duty.post())));
    }

    /** Whether the shop of the duty is one of those that are meant. */
    boolean concerns(Colleague.Duty duty) {
        return clientId == null ? shopIds.contains(duty.shopId()) : clientId == duty.clientId();
    }

    /** Who does pre- and after-sales does either of them. */
    private boolean does(Post post) {
        return posts.contains(post)
                || (post == Post.PRE_AND_AFTER_SALES
                        && (posts.contains(Post.PRE_SALES) || posts.contains(Post.AFTER_SALES)));
    }
}
