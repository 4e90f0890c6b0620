package cn.zhiban.kb.authority;

import cn.zhiban.core.org.Post;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a ladder (阶梯).
 *
 * @param caseId the case
 * @param post whose limits they are, or null = every post without a ladder of its own
 * @param clientId all shops of this client, or null
 * @param shopId only this shop, or null; neither client nor shop = shared by all
 * @param limits the steps; the floor must be there
 * @param dailyCents what one agent may give in a company day, in cents, or null = no limit
 * @param dailyGrants how often one agent may give in a company day, or null = no limit
 * @param validFrom first moment at which it holds, or null = since ever
 * @param validTo first moment at which it no longer holds, or null = for good
 */
public record LadderDraft(
        long caseId,
        @Nullable Post post,
        @Nullable Long clientId,
        @Nullable Long shopId,
        List<Limit> limits,
        @Nullable Long dailyCents,
        @Nullable Integer dailyGrants,
        @Nullable Instant validFrom,
        @Nullable Instant validTo) {
    public LadderDraft {
        limits = List.copyOf(limits);
    }

    /** How far it reaches. */
    public Reach reach() {
        return shopId != null ? Reach.SHOP : clientId != null ? Reach.CLIENT : Reach.SHARED;
    }

    /** Whether it holds at the moment. */
    public boolean holdsAt(Instant moment) {
        return (validFrom == null || !moment.isBefore(validFrom)) && (validTo == null || moment.isBefore(validTo));
    }

    /** Whether both would hold at some moment. */
    boolean overlaps(LadderDraft other) {
        return (validTo == null || other.validFrom == null || other.validFrom.isBefore(validTo))
                && (other.validTo == null || validFrom == null || validFrom.isBefore(other.validTo));
    }

    /** Whether both are limits of the same case, post, client and shop. */
    boolean sameTarget(LadderDraft other) {
        return caseId == other.caseId
                && post == other.post
                && java.util.Objects.equals(clientId, other.clientId)
                && java.util.Objects.equals(shopId, other.shopId);
    }
}
