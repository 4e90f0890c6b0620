package cn.zhiban.kb.redline;

import cn.zhiban.core.org.Platform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a text is said.
 *
 * @param platform the platform, or null if it is not known: only rules for all platforms hold
 * @param clientId the client, or null
 * @param shopId the shop, or null
 * @param labels what is sold: the client's industries and the category's path
 */
record RedlineContext(
        @Nullable Platform platform,
        @Nullable Long clientId,
        @Nullable Long shopId,
        List<String> labels) {
    private static final String STEP = "/";

    RedlineContext {
        labels = List.copyOf(labels);
    }

    /** Whether a rule is for this place, whatever the time. */
    boolean holds(RedlineDraft rule) {
        return (rule.platforms().isEmpty()
                        || platform != null && rule.platforms().contains(platform))
                && (rule.clientId() == null || rule.clientId().equals(clientId))
                && (rule.shopId() == null || rule.shopId().equals(shopId))
                && (rule.industries().isEmpty() || rule.industries().stream().anyMatch(this::sells));
    }

    private boolean sells(String industry) {
        return labels.stream().anyMatch(label -> label.startsWith(industry) || label.contains(STEP + industry));
    }
}
