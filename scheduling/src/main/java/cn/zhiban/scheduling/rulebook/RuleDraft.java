package cn.zhiban.scheduling.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is set.
 *
 * @param kind which of the catalogue
 * @param numbers parameters that are numbers, by name
 * @param words parameters that are lists of words, by name
 * @param hard must never be broken; else breaking it costs
 * @param weight what breaking it once costs, 1 to 10000, of soft rules
 * @param teamId only for this team
 * @param employeeId only for this person
 * @param active whether it holds at all
 * @param validFrom first day, null from ever
 * @param validTo last day, inclusive, null for ever
 */
public record RuleDraft(
        RuleKind kind,
        Map<String, Integer> numbers,
        Map<String, List<String>> words,
        boolean hard,
        int weight,
        @Nullable Long teamId,
        @Nullable Long employeeId,
        boolean active,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {
    /** Copies the maps. */
    public RuleDraft {
        numbers = Map.copyOf(numbers);
        words = Map.copyOf(words);
    }

    /** The number of a parameter. */
    public int number(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalStateException(kind + " has no " + name);
        }
        return number;
    }

    /** The words of a parameter, empty without any. */
    public List<String> list(String name) {
        return words.getOrDefault(name, List.of());
    }

    /** The same switched on or off. */
    public RuleDraft with(boolean isActive) {
        return new RuleDraft(kind, numbers, words, hard, weight, teamId, employeeId, isActive, validFrom, validTo);
    }
}
