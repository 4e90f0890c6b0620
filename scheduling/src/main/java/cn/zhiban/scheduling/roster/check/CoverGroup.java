package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.requirement.DemandGroup;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the strip below a roster has a line for: a group, several of them whose people partly are the same, or people whom a
 * rule asks for. Who serves two groups counts for each of them, so that
 * only what is needed for both together tells whether there are enough people (the condition of Hall's theorem on
 * matchings, for the sets of groups that people really serve).
 *
 * @param key how it is called in the problem
 * @param groups one, two and more, or none when a rule asks
 */
public record CoverGroup(String key, List<DemandGroup> groups) {
    private static final String AND = "+";

    public CoverGroup {
        groups = List.copyOf(groups);
    }

    static CoverGroup of(List<DemandGroup> groups) {
        return new CoverGroup(groups.stream().map(CoverGroup::key).collect(Collectors.joining(AND)), groups);
    }

    /** How a single group is called in the problem. */
    static String key(DemandGroup group) {
        return "g" + group.id();
    }

    /** Whether a demand of that name is about one group and so about people who are really missing there. */
    static boolean isSingle(String key) {
        return key.startsWith("g") && !key.contains(AND);
    }

    /** Whether it is about several groups. */
    public boolean isTogether() {
        return groups.size() > 1;
    }

    /** Whether somebody who serves these groups counts. */
    boolean takes(Set<String> served) {
        return groups.stream().anyMatch(group -> served.contains(key(group)));
    }
}
