package cn.zhiban.scheduling.event;

/**
 * An event (大促) of the calendar.
 *
 * @param id its id
 * @param draft what is said of it
 * @param version to be handed back with a change
 */
public record DemandEvent(long id, EventDraft draft, int version) {}
