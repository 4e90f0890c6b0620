package cn.zhiban.core.org.people;

import org.jspecify.annotations.Nullable;

/**
 * A team in a list.
 *
 * @param id its id
 * @param code short code, unique
 * @param name what people call it
 * @param leaderId the employee who leads it
 * @param leaderName name of the leader, empty without one
 * @param members how many people belong to it now
 * @param version to be handed back with a change
 * @param editable whether the reader may change it
 */
public record TeamSummary(
        long id,
        String code,
        String name,
        @Nullable Long leaderId,
        String leaderName,
        int members,
        int version,
        boolean editable) {}
