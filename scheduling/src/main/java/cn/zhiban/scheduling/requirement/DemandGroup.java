package cn.zhiban.scheduling.requirement;

/**
 * A group (接待组): shops that are covered by the same people.
 *
 * @param id its id
 * @param draft what is said of it
 * @param version to be handed back with a change
 */
public record DemandGroup(long id, GroupDraft draft, int version) {
    /** What people call it. */
    public String name() {
        return draft.name();
    }
}
