package cn.zhiban.kb.notice;

/** Where a notice stands (状态), with regard to the moment. Translated as {@code kb.notice.state.<NAME>}. */
public enum NoticeState {
    /** Written, nobody is asked to read it. */
    DRAFT,
    /** Published, begins later. */
    PLANNED,
    /** Has to be read now. */
    LIVE,
    /** Was published, is over. */
    ENDED,
    /** Was taken back. */
    WITHDRAWN
}
