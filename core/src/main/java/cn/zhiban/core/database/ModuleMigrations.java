package cn.zhiban.core.database;

/**
 * Declares that a module has migrations in {@code classpath:db/migration/<module>}. Each module counts its own versions
 * in its own history table {@code flyway_<module>}. Give one bean of this type per module.
 *
 * @param module name of the module in lower case, for example {@code kb}
 * @param order modules migrate in ascending order; core is 0, so whoever refers to core's tables takes more
 */
public record ModuleMigrations(String module, int order) {
    /** Refuses names that could not be part of a table's name. */
    public ModuleMigrations {
        if (!module.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("not a module name: " + module);
        }
    }

    String location() {
        return "classpath:db/migration/" + module;
    }

    String historyTable() {
        return "flyway_" + module;
    }
}
