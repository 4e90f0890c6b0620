package cn.zhiban.core.audit;

/**
 * One field that an audited change touched.
 *
 * @param field name of the field, with a dot for each step inwards; empty for the object as a whole
 * @param before its value before, empty if it had none
 * @param after its value after, empty if it has none
 */
public record AuditChange(String field, String before, String after) {}
