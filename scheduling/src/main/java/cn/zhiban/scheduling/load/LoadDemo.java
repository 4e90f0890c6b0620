package cn.zhiban.scheduling.load;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.time.CompanyTime;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Somebody of the demo company who serves as many shops as others but can do less, for example because they are new. */
@Component
@Profile("demo")
class LoadDemo implements DemoDataset {
    private static final double LESS = 0.92;

    private final LoadService loads;
    private final CompanyTime time;

    LoadDemo(LoadService loads, CompanyTime time) {
        this.loads = loads;
        this.time = time;
    }

    @Override
    public int order() {
        return 312;
    }

    @Override
    public String name() {
        return "scheduling.load";
    }

    @Override
    public void load() {
        LocalDate tomorrow = time.today().plusDays(1);
        List<PersonLoad> several = loads.loads(tomorrow).stream()
                .filter(one -> one.shops().size() > 1 && !one.isOverloaded())
                .toList();
        if (!several.isEmpty()) {
            PersonLoad one = several.getFirst();
            loads.limit(one.employeeId(), (int) (one.load() * LESS));
        }
    }
}
