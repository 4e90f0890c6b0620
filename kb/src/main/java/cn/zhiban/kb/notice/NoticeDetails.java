package cn.zhiban.kb.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice as who keeps it sees it.
 *
 * @param id its id
 * @param state where it stands now
 * @param content what the newest version says
 * @param audience names of the client, shops and teams it is for; empty for everybody or for posts alone
 * @param number number of the newest version
 * @param publishedNumber number of the version that people read, or null
 * @param updatedAt when it was last changed
 * @param updatedBy name of who changed it
 * @param version counter against lost updates, to be handed back when saving
 * @param progress how many have read it; counts only people the reader may know of
 */
public record NoticeDetails(
        long id,
        NoticeState state,
        NoticeContent content,
        List<String> audience,
        int number,
        @Nullable Integer publishedNumber,
        Instant updatedAt,
        String updatedBy,
        int version,
        Progress progress) {
    /**
     * How far reading has come.
     *
     * @param read how many have read it
     * @param asked how many have to, without those who are on leave
     */
    public record Progress(int read, int asked) {
        /** From 0 to 1; nobody to ask is done. */
        public double share() {
            return asked == 0 ? 1 : (double) read / asked;
        }
    }
}
