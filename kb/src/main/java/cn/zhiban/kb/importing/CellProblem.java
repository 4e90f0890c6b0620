package cn.zhiban.kb.importing;

import java.util.List;

/**
 * A value that cannot be taken.
 *
 * @param field the column's field
 * @param code last part of its message's key {@code kb.import.error.<code>}
 * @param arguments values for the message
 */
record CellProblem(String field, String code, List<String> arguments) {
    static CellProblem of(String field, String code, String... arguments) {
        return new CellProblem(field, code, List.of(arguments));
    }
}
