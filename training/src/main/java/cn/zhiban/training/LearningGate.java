package cn.zhiban.training;

/**
 * Whether somebody may begin something now. Asked wherever an item is opened, so that an address typed by hand opens no
 * more than a click does. All beans must agree. Asks for no permission.
 */
public interface LearningGate {
    /** @param item what is to be opened, found by its kind and id */
    boolean isOpen(long employeeId, ItemKind kind, long item);
}
