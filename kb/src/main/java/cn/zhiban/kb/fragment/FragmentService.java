package cn.zhiban.kb.fragment;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContents;
import cn.zhiban.kb.article.ArticleContents.Found;
import cn.zhiban.kb.article.ArticleRights;
import cn.zhiban.kb.fragment.FragmentNotation.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where an answer is used, for who keeps answers ({@link KbPermissions#EDIT}); what they may not see is left out. */
@Service
@Transactional(readOnly = true)
public class FragmentService {
    private final FragmentUses uses;
    private final ArticleContents contents;
    private final ArticleRights rights;
    private final Access access;

    FragmentService(FragmentUses uses, ArticleContents contents, ArticleRights rights, Access access) {
        this.uses = uses;
        this.contents = contents;
        this.rights = rights;
        this.access = access;
    }

    /** An answer that uses another one. */
    public record User(long id, String title) {}

    /**
     * Answers that use this one and that the actor may see.
     *
     * @param kind only in this way, or null for both
     */
    public List<User> usedIn(long articleId, @Nullable Kind kind) {
        Actor actor = access.require(KbPermissions.EDIT);
        return contents.byIds(uses.usersOf(articleId, kind)).values().stream()
                .filter(one -> maySee(rights, actor, one))
                .map(one -> new User(one.id(), one.latest().title()))
                .sorted(java.util.Comparator.comparing(User::id))
                .toList();
    }

    static boolean maySee(ArticleRights rights, Actor actor, Found article) {
        ArticleContent published = article.published();
        return rights.mayEdit(actor, article.latest())
                || (published != null && ArticleRights.mayRead(actor.scope(), published));
    }
}
