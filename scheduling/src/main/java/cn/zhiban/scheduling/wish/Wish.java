package cn.zhiban.scheduling.wish;

/**
 * A wish (意愿).
 *
 * @param id key
 * @param employeeId whose
 * @param content what is wished; the reason is empty for readers who may not know it
 * @param state whether it counts
 * @param answer what the lead said
 * @param version counter against lost updates
 */
public record Wish(long id, long employeeId, WishDraft content, WishState state, String answer, int version) {}
