package cn.zhiban.scheduling.dayplan;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Long shifts of the demo company have a short break besides the meal. */
@Component
@Profile("demo")
class DayPlanDemo implements DemoDataset {
    private static final Set<String> LONG = Set.of("A", "B", "C", "D");
    private static final List<Integer> MEAL_AND_SHORT = List.of(60, 15);
    private static final int EDGE = 90;
    private static final int STRETCH = 240;

    private final BreakRuleService service;
    private final ShiftTypes types;

    DayPlanDemo(BreakRuleService service, ShiftTypes types) {
        this.service = service;
        this.types = types;
    }

    @Override
    public int order() {
        return 345;
    }

    @Override
    public String name() {
        return "scheduling.dayplan";
    }

    @Override
    public void load() {
        for (ShiftType type : types.all()) {
            boolean known = service.list().stream()
                    .anyMatch(one -> one.shiftTypeId() != null && one.shiftTypeId() == type.id());
            if (LONG.contains(type.code()) && !known) {
                service.save(new BreakRule(type.id(), MEAL_AND_SHORT, EDGE, EDGE, STRETCH, 0));
            }
        }
    }
}
