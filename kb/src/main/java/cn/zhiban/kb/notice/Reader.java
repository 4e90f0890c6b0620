package cn.zhiban.kb.notice;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of somebody who may have to read notices.
 *
 * @param person who it is, or null for accounts without an employee: no notice is meant for them
 * @param reads by notice: what they acknowledged last
 */
record Reader(@Nullable Colleague person, Map<Long, Read> reads) {
    static final Reader NOBODY = new Reader(null, Map.of());

    /** An acknowledged version and the shift in which that was. */
    record Read(int number, Shift shift) {}

    boolean isAsked(LiveNotice notice) {
        return person != null && notice.content().audience().covers(person);
    }

    boolean hasRead(LiveNotice notice, Shift current) {
        Read read = reads.get(notice.id());
        return read != null && notice.isDoneBy(read, current);
    }
}
