package cn.zhiban.scheduling.market;

import cn.zhiban.scheduling.shift.ShiftType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request on the market.
 *
 * @param id key
 * @param kind what is asked for
 * @param state how far it is
 * @param rosterId roster of the shift
 * @param giverId whose shift it is, null of an open shift
 * @param giver their name, empty of an open shift
 * @param day the day on which the shift starts
 * @param shift what is worked
 * @param otherDay of a swap, the day of the shift that comes back
 * @param otherShift of a swap, the shift that comes back
 * @param takerId who accepted, null nobody yet
 * @param taker their name, or empty
 * @param groupId of an open shift, the group that has to be served, null any
 * @param note message to those who are asked
 * @param answer what the lead said
 * @param startsAt when the earlier shift starts; nothing is traded after it
 * @param createdAt when it was asked for
 * @param decidedBy who decided, empty by rule or not yet
 * @param version counter against lost updates
 * @param asked who was asked; empty for those whom it does not concern
 */
public record Trade(
        long id,
        TradeKind kind,
        TradeState state,
        long rosterId,
        @Nullable Long giverId,
        String giver,
        LocalDate day,
        ShiftType shift,
        @Nullable LocalDate otherDay,
        @Nullable ShiftType otherShift,
        @Nullable Long takerId,
        String taker,
        @Nullable Long groupId,
        String note,
        String answer,
        Instant startsAt,
        Instant createdAt,
        String decidedBy,
        int version,
        List<Asked> asked) {
    public Trade {
        asked = List.copyOf(asked);
    }

    /**
     * Somebody who was asked.
     *
     * @param employeeId who
     * @param name their name
     * @param state what they answered
     */
    public record Asked(long employeeId, String name, OfferState state) {}

    /** The same without who else was asked and who took it. */
    Trade forOthers() {
        return new Trade(
                id,
                kind,
                state,
                rosterId,
                giverId,
                giver,
                day,
                shift,
                otherDay,
                otherShift,
                null,
                "",
                groupId,
                note,
                "",
                startsAt,
                createdAt,
                "",
                version,
                List.of());
    }

    /** What changes hands. */
    Deal deal() {
        ShiftType other = otherShift;
        return new Deal(kind, rosterId, giverId, day, shift.id(), otherDay, other == null ? null : other.id(), groupId);
    }

    /** What employee was asked. */
    @Nullable
    OfferState askedOf(long employee) {
        return asked.stream()
                .filter(one -> one.employeeId() == employee)
                .map(Asked::state)
                .findFirst()
                .orElse(null);
    }
}
