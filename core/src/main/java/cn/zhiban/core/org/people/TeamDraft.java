package cn.zhiban.core.org.people;

import org.jspecify.annotations.Nullable;

/**
 * What can be said of a team.
 *
 * @param code short code, unique
 * @param name what people call it
 * @param leaderId the employee who leads it, or none
 */
public record TeamDraft(String code, String name, @Nullable Long leaderId) {}
