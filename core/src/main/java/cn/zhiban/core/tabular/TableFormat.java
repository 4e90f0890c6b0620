package cn.zhiban.core.tabular;

/** What a file of a table is, told by its content. */
public enum TableFormat {
    XLSX,
    XLS,
    CSV
}
