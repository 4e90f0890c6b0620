package cn.zhiban.scheduling.requirement;

import cn.zhiban.core.org.Post;
import cn.zhiban.scheduling.staffing.StaffingRule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a group (接待组).
 *
 * @param name what people call it, unique among the groups somebody sees
 * @param post post of the people that cover it, null = any
 * @param shopIds its shops, at least one
 * @param share share of the arrivals of its shops that it takes, above 0 to 1
 * @param rule what a conversation takes and what is promised
 * @param openSlot first half hour that is served, 0 to 47
 * @param closeSlot half hour that is no longer served, 1 to 48
 */
public record GroupDraft(
        String name,
        @Nullable Post post,
        Set<Long> shopIds,
        double share,
        StaffingRule rule,
        int openSlot,
        int closeSlot) {
    public GroupDraft {
        shopIds = Set.copyOf(shopIds);
    }
}
