package cn.zhiban.kb.authority;

/**
 * What can be said of a case.
 *
 * @param code short code of letters, digits, dots and hyphens, unique; never changes, because scripts name it
 * @param name what people call it
 * @param description when it holds
 * @param sentence what the buyer is told
 * @param forbidden nothing is ever given
 * @param active whether it is still used
 */
public record CaseDraft(
        String code, String name, String description, String sentence, boolean forbidden, boolean active) {}
