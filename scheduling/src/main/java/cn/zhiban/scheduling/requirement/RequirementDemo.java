package cn.zhiban.scheduling.requirement;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.staffing.StaffingRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The demo company's groups and the people they need in the coming weeks. */
@Component
@Profile("demo")
class RequirementDemo implements DemoDataset {
    private static final int AHEAD = 41;

    private final GroupService groups;
    private final RequirementService requirements;
    private final Organisation organisation;
    private final CompanyTime time;

    RequirementDemo(GroupService groups, RequirementService requirements, Organisation organisation, CompanyTime time) {
        this.groups = groups;
        this.requirements = requirements;
        this.organisation = organisation;
        this.time = time;
    }

    @Override
    public int order() {
        return 311;
    }

    @Override
    public String name() {
        return "scheduling.requirement";
    }

    @Override
    public void load() throws IOException {
        Set<String> known = groups.list().stream().map(DemandGroup::name).collect(Collectors.toSet());
        LocalDate today = time.today();
        for (String[] cells : lines()) {
            if (!known.contains(cells[0])) {
                long id = groups.add(draft(cells));
                requirements.compute(id, today, today.plusDays(AHEAD));
            }
        }
    }

    private GroupDraft draft(String[] cells) {
        StaffingRule usual = StaffingRule.USUAL;
        return new GroupDraft(
                cells[0],
                Post.valueOf(cells[1]),
                Arrays.stream(cells[2].split("\\|"))
                        .map(code ->
                                organisation.findShop(code, Scope.EVERYTHING).orElseThrow())
                        .map(ShopRef::id)
                        .collect(Collectors.toSet()),
                Double.parseDouble(cells[3]),
                new StaffingRule(
                        Double.parseDouble(cells[4]),
                        Double.parseDouble(cells[5]),
                        usual.efficiency(),
                        usual.patienceSeconds(),
                        usual.replySeconds(),
                        usual.replyShare(),
                        usual.threeMinuteShare(),
                        usual.maxOccupancy(),
                        usual.shrinkage(),
                        1),
                Integer.parseInt(cells[6]),
                Integer.parseInt(cells[7]));
    }

    private static List<String[]> lines() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new ClassPathResource("demo/scheduling/demand-groups.csv").getInputStream(), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }
}
