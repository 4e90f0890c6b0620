package cn.zhiban.core.security.role;

import java.util.List;
import java.util.Set;

/**
 * What each role may do.
 *
 * @param roles the columns
 * @param permissions the rows, module by module
 */
public record RoleMatrix(List<Column> roles, List<Row> permissions) {
    /**
     * A role.
     *
     * @param role its name
     * @param permissions codes of what it may do
     * @param accounts how many accounts have it
     * @param builtin one of the six every company starts with; cannot be renamed or deleted
     * @param changeable false for the administrators, who may do everything
     */
    public record Column(RoleRef role, Set<String> permissions, int accounts, boolean builtin, boolean changeable) {}

    /**
     * A permission.
     *
     * @param code translated as {@code permission.<code>}
     * @param grantable whether whoever asks has it, and so may give it and take it away
     */
    public record Row(String code, boolean grantable) {
        /** The module that brings it: the first part of its code. */
        public String module() {
            return code.substring(0, code.indexOf('.'));
        }
    }
}
