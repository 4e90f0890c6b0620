package cn.zhiban.kb.notice;

/**
 * A published notice as the copy guard keeps it in memory.
 *
 * @param id its id
 * @param number the published version
 * @param asked oldest version whose receipts still count
 * @param content what it says
 */
record LiveNotice(long id, int number, int asked, NoticeContent content) {
    /** Whether somebody who has read this version in that shift has done enough in the current one. */
    boolean isDoneBy(Reader.Read read, Shift current) {
        return read.number() >= asked && (!content.eachShift() || read.shift().equals(current));
    }
}
