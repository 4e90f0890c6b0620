package cn.zhiban.kb;

/**
 * A red line was written, changed, archived or holds again; published within the transaction that did it.
 *
 * @param ruleId the rule
 * @param version its version now
 * @param active whether it holds
 */
public record RedlineChanged(long ruleId, int version, boolean active) {}
