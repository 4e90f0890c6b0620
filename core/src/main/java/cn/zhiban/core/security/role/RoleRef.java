package cn.zhiban.core.security.role;

import org.jspecify.annotations.Nullable;

/**
 * A role as others name it.
 *
 * @param id its id
 * @param code its code; a built-in one is translated as {@code role.<code>}
 * @param name its name if the company made it, null if it is built in
 */
public record RoleRef(long id, String code, @Nullable String name) {}
