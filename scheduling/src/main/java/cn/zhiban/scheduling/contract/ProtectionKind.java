package cn.zhiban.scheduling.contract;

/** Why somebody is protected by law. Translated as {@code sched.protection.kind.<NAME>}. */
public enum ProtectionKind {
    /** Pregnant, up to the seventh month. */
    PREGNANT,
    /** Pregnant from the seventh month on: no overtime, no nights. */
    LATE_PREGNANT,
    /** Nurses a child under one year: no overtime, no nights, an hour a day for nursing. */
    NURSING,
    /** From 16 to 18 years old. */
    MINOR
}
