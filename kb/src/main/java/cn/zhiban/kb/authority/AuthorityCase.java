package cn.zhiban.kb.authority;

/**
 * A kind of trouble that something may be given for (场景), for example 破损补偿.
 *
 * @param id its id
 * @param code what steps of scripts name
 * @param name what people call it
 * @param description when it holds and what the agent looks at first
 * @param sentence what the buyer is told; {@code [金额]} and {@code [补偿方式]} are filled from the offer
 * @param forbidden nothing is ever given, not even with approval
 * @param active whether it is still used
 * @param version to be handed back with a change
 */
public record AuthorityCase(
        long id,
        String code,
        String name,
        String description,
        String sentence,
        boolean forbidden,
        boolean active,
        int version) {}
