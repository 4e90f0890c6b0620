package cn.zhiban.core.security;

import java.util.List;
import java.util.Set;

/** A bean of each module that names its permissions, for the role screen and for the roles' defaults. */
public interface ModulePermissions {
    /** The module's permissions in the order in which the role screen shows them. */
    List<Definition> permissions();

    /**
     * One permission. Its texts are {@code permission.<code>} in the translations.
     *
     * @param code {@code <module>.<object>.<verb>}, never renamed once released
     * @param defaults roles that have it from the start; ADMINISTRATOR always has every permission
     */
    record Definition(String code, Set<DefaultRole> defaults) {
        /** A permission that the roles have from the start. */
        public static Definition of(String code, DefaultRole... defaults) {
            return new Definition(code, Set.of(defaults));
        }
    }
}
