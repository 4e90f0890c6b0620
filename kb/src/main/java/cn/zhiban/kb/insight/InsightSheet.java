package cn.zhiban.kb.insight;

/** A table of the dashboard that can be taken along as a spreadsheet. */
public enum InsightSheet {
    SEARCHES,
    SHOPS,
    HOURS,
    RANKS,
    MOST_COPIED,
    NEVER_USED,
    ENDING,
    GAPS,
    VERIFICATION,
    FEEDBACK,
    REDLINES,
    SCRIPTS
}
