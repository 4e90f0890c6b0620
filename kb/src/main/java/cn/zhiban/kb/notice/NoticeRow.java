package cn.zhiban.kb.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of kb_notice with the content of its newest and its published version. */
record NoticeRow(
        long id,
        Stored state,
        int number,
        @Nullable Integer publishedNumber,
        @Nullable Integer askedNumber,
        NoticeContent content,
        @Nullable NoticeContent published,
        Instant updatedAt,
        String updatedBy,
        int version) {
    /** What the database keeps; the rest depends on the moment. */
    enum Stored {
        DRAFT,
        PUBLISHED,
        WITHDRAWN
    }

    NoticeState stateAt(Instant now) {
        NoticeContent shown = published == null ? content : published;
        return switch (state) {
            case DRAFT -> NoticeState.DRAFT;
            case WITHDRAWN -> NoticeState.WITHDRAWN;
            case PUBLISHED ->
                shown.runsAt(now)
                        ? NoticeState.LIVE
                        : now.isBefore(shown.from()) ? NoticeState.PLANNED : NoticeState.ENDED;
        };
    }

    /** As people read it; before it is published, as they would. */
    LiveNotice asLive() {
        return new LiveNotice(
                id,
                publishedNumber == null ? number : publishedNumber,
                askedNumber == null ? number : askedNumber,
                published == null ? content : published);
    }
}
