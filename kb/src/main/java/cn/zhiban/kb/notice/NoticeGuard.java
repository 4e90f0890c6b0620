package cn.zhiban.kb.notice;

import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.article.IndexedArticle;
import cn.zhiban.kb.search.CopyGuard;
import cn.zhiban.kb.search.CopyNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Holds back answers whose must-read notice has not been read; an override is held back with the article it overrides. */
@Component
@Order(0)
class NoticeGuard implements CopyGuard {
    private final LiveNotices live;

    NoticeGuard(LiveNotices live) {
        this.live = live;
    }

    @Override
    public List<CopyNote> inspect(Actor actor, @Nullable ShopRef shop, IndexedArticle article) {
        List<LiveNotice> own = live.pending(actor, article.id());
        List<LiveNotice> inherited =
                article.rootId() == article.id() ? List.of() : live.pending(actor, article.rootId());
        if (own.isEmpty() && inherited.isEmpty()) {
            return List.of();
        }
        List<LiveNotice> all = new ArrayList<>(own);
        inherited.stream().filter(notice -> !own.contains(notice)).forEach(all::add);
        return all.stream().map(NoticeGuard::note).toList();
    }

    private static CopyNote note(LiveNotice notice) {
        String title = notice.content().title();
        return new CopyNote(
                CopyNote.Kind.READ_FIRST,
                "kb.notice.copy.read-first",
                List.of(title),
                null,
                Map.of("notice", String.valueOf(notice.id()), "title", title));
    }
}
