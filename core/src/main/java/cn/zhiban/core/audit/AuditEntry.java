package cn.zhiban.core.audit;

import java.time.Instant;

/**
 * One change in the audit log.
 *
 * @param id its number; grows with time
 * @param at when
 * @param actor who, for programs: {@code account:7}, {@code token:3} or {@code system}
 * @param actorName who, for people, as they were called then
 * @param action what was done, translated as {@code audit.action.<action>}
 * @param objectType {@code <module>.<object>}, translated as {@code audit.object.<objectType>}
 * @param objectId id of the object
 * @param objectLabel what people called it then
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String actorName,
        String action,
        String objectType,
        String objectId,
        String objectLabel) {}
