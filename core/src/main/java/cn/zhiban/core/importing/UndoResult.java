package cn.zhiban.core.importing;

/**
 * What taking back an import came to.
 *
 * @param reverted how many objects are as they were before
 * @param kept how many were left alone, because somebody changed them since
 */
public record UndoResult(int reverted, int kept) {}
