package cn.zhiban.scheduling.rulebook;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staff.Staff;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether a rule's parameters fit its kind. */
@Component
class RuleCheck {
    private static final int HEAVIEST = 10_000;
    private static final Set<String> BANDS =
            Arrays.stream(ShiftBand.values()).map(ShiftBand::name).collect(Collectors.toUnmodifiableSet());

    private final ShiftTypes types;
    private final Staff staff;

    RuleCheck(ShiftTypes types, Staff staff) {
        this.types = types;
        this.staff = staff;
    }

    /** The rule with what its kind knows and nothing else. @throws InvalidInput something does not fit */
    RuleDraft checked(RuleDraft draft) {
        if (draft.weight() < 1 || draft.weight() > HEAVIEST) {
            throw new InvalidInput("weight", "sched.rule.problem.number", 1, HEAVIEST);
        }
        if (draft.validFrom() != null
                && draft.validTo() != null
                && draft.validTo().isBefore(draft.validFrom())) {
            throw new InvalidInput("validTo", "sched.rule.problem.ends-before");
        }
        if (draft.teamId() != null && draft.employeeId() != null) {
            throw new InvalidInput("teamId", "sched.rule.problem.one-scope");
        }
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, List<String>> words = new HashMap<>();
        for (RuleParameter parameter : draft.kind().parameters()) {
            if (parameter.type() == RuleParameter.Type.NUMBER) {
                Integer number = draft.numbers().get(parameter.name());
                if (number == null || number < parameter.least() || number > parameter.most()) {
                    throw new InvalidInput(
                            parameter.name(), "sched.rule.problem.number", parameter.least(), parameter.most());
                }
                numbers.put(parameter.name(), number);
            } else {
                words.put(parameter.name(), words(parameter, draft.list(parameter.name())));
            }
        }
        return new RuleDraft(
                draft.kind(),
                numbers,
                words,
                draft.hard(),
                draft.weight(),
                draft.teamId(),
                draft.employeeId(),
                draft.active(),
                draft.validFrom(),
                draft.validTo());
    }

    private List<String> words(RuleParameter parameter, List<String> given) {
        int least = parameter.type() == RuleParameter.Type.STAFF ? 2 : 1;
        if (given.size() < least) {
            throw new InvalidInput(parameter.name(), "sched.rule.problem.words", least);
        }
        for (String word : given) {
            boolean known = switch (parameter.type()) {
                case NUMBER -> false;
                case BANDS -> BANDS.contains(word);
                case SUCCESSIONS -> {
                    String[] bands = word.split(">", -1);
                    yield bands.length == 2 && BANDS.contains(bands[0]) && BANDS.contains(bands[1]);
                }
                case SHIFT_TYPES -> types.all().stream().map(ShiftType::code).anyMatch(word::equals);
                case WEEKDAYS -> word.matches("[1-7]");
                case STAFF -> staff.byStaffNumber(word).isPresent();
            };
            if (!known) {
                throw new InvalidInput(parameter.name(), "sched.rule.problem.unknown", word);
            }
        }
        return List.copyOf(given);
    }
}
