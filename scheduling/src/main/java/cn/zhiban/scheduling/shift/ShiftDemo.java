package cn.zhiban.scheduling.shift;

import cn.zhiban.core.demo.DemoDataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The shift types of the demo company. */
@Component
@Profile("demo")
class ShiftDemo implements DemoDataset {
    private final ShiftTypeService service;
    private final ShiftTypes types;

    ShiftDemo(ShiftTypeService service, ShiftTypes types) {
        this.service = service;
        this.types = types;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public String name() {
        return "scheduling.shift";
    }

    @Override
    public void load() throws IOException {
        Set<String> known = types.all().stream().map(ShiftType::code).collect(Collectors.toSet());
        String table =
                new ClassPathResource("demo/scheduling/shift-types.csv").getContentAsString(StandardCharsets.UTF_8);
        for (String line : table.lines().skip(1).toList()) {
            List<String> cells = List.of(line.split(",", -1));
            if (!known.contains(cells.get(0))) {
                service.create(new ShiftTypeDraft(
                        cells.get(0),
                        cells.get(1),
                        ShiftKind.valueOf(cells.get(2)),
                        ShiftBand.valueOf(cells.get(3)),
                        Integer.parseInt(cells.get(4)),
                        Integer.parseInt(cells.get(5)),
                        Integer.parseInt(cells.get(6)),
                        Integer.parseInt(cells.get(7)),
                        null));
            }
        }
    }
}
