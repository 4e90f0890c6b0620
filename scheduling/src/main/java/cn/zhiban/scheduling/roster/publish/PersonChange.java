package cn.zhiban.scheduling.roster.publish;

import java.util.List;

/**
 * What a version changes for a person.
 *
 * @param employeeId who
 * @param name for people
 * @param changes days that differ from the version before; of a first version every shift
 */
public record PersonChange(long employeeId, String name, List<DayChange> changes) {
    public PersonChange {
        changes = List.copyOf(changes);
    }
}
