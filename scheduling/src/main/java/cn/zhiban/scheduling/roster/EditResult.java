package cn.zhiban.scheduling.roster;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch of edits.
 *
 * @param revision of the roster now
 * @param changes cells that are different now
 * @param refused edits that were not done, and why
 * @param overwritten cells that somebody else had changed since the reader last looked; the last one wins
 */
public record EditResult(int revision, List<CellChange> changes, List<Refusal> refused, List<Overwritten> overwritten) {
    public EditResult {
        changes = List.copyOf(changes);
        refused = List.copyOf(refused);
        overwritten = List.copyOf(overwritten);
    }

    /**
     * An edit that was not done.
     *
     * @param index of the edit in the batch; -1 for a step that was undone
     * @param employeeId whose cell, null when it is not known
     * @param day which day
     * @param key message
     * @param argument of the message
     */
    public record Refusal(
            int index, @Nullable Long employeeId, @Nullable LocalDate day, String key, String argument) {}

    /**
     * A cell that somebody else had changed meanwhile.
     *
     * @param employeeId whose
     * @param day which day
     * @param by who
     */
    public record Overwritten(long employeeId, LocalDate day, String by) {}
}
