package cn.zhiban.scheduling.holiday;

/** What a day in the list of holidays is. Translated as {@code sched.holiday.kind.<NAME>}. */
public enum HolidayKind {
    /** A holiday by law (法定节假日): work is paid 300 %. */
    STATUTORY,
    /** Free because of a holiday beside it (调休放假): work is paid as on a day of rest. */
    REST,
    /** A day of a weekend that is worked in exchange (调休上班). */
    MAKE_UP
}
