package cn.zhiban.training;

import java.util.List;
import org.springframework.stereotype.Component;

/** Asks all gates. */
@Component
public class LearningGates {
    private final List<LearningGate> gates;

    LearningGates(List<LearningGate> gates) {
        this.gates = gates;
    }

    /** @throws StillLocked something else comes first */
    public void pass(long employeeId, ItemKind kind, long item) {
        if (!gates.stream().allMatch(gate -> gate.isOpen(employeeId, kind, item))) {
            throw new StillLocked();
        }
    }
}
