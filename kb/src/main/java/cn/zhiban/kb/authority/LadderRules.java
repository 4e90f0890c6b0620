package cn.zhiban.kb.authority;

import cn.zhiban.core.InvalidInput;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What makes a ladder right: a floor, steps that never fall, nothing for a forbidden case. */
final class LadderRules {
    /** A hundred million yuan: more is a slip of the keyboard. */
    static final long MOST_CENTS = 10_000_000_000L;

    private static final int WHOLE = 10_000;

    private LadderRules() {}

    /** Goes on only with a ladder that is right. @throws InvalidInput it is not */
    static void check(LadderDraft draft, AuthorityCase one) {
        if (one.forbidden()) {
            throw new InvalidInput("limits", "kb.authority.problem.forbidden", one.name());
        }
        if (draft.clientId() != null && draft.shopId() != null) {
            throw new InvalidInput("shopId", "kb.authority.problem.client-or-shop");
        }
        Map<Step, Limit> steps = new EnumMap<>(Step.class);
        for (Limit limit : draft.limits()) {
            checkValue(limit);
            if (steps.put(limit.step(), limit) != null) {
                throw new InvalidInput(field(limit.step()), "kb.authority.problem.step-twice");
            }
        }
        if (!steps.containsKey(Step.FLOOR)) {
            throw new InvalidInput(field(Step.FLOOR), "kb.authority.problem.floor-missing");
        }
        Limit before = null;
        for (Limit limit : steps.values()) {
            if (before != null && (falls(before.amountCents(), limit.amountCents()) || fallsShare(before, limit))) {
                throw new InvalidInput(field(limit.step()), "kb.authority.problem.step-falls");
            }
            before = limit;
        }
        positive("dailyCents", draft.dailyCents());
        positive("dailyGrants", draft.dailyGrants() == null ? null : Long.valueOf(draft.dailyGrants()));
        if (draft.validFrom() != null
                && draft.validTo() != null
                && !draft.validTo().isAfter(draft.validFrom())) {
            throw new InvalidInput("validTo", "kb.authority.problem.ends-before-it-starts");
        }
    }

    /** Name of the field of a step in forms. */
    static String field(Step step) {
        return "step" + step;
    }

    private static void checkValue(Limit limit) {
        if (limit.amountCents() == null && limit.basisPoints() == null) {
            throw new InvalidInput(field(limit.step()), "kb.authority.problem.value-missing");
        }
        positive(field(limit.step()), limit.amountCents());
        Integer share = limit.basisPoints();
        if (share != null && (share < 1 || share > WHOLE)) {
            throw new InvalidInput(field(limit.step()), "kb.authority.problem.share");
        }
    }

    /** A step without an amount is only bounded by its share; the next may bound it again, but never below. */
    private static boolean falls(@Nullable Long before, @Nullable Long after) {
        return before != null && after != null && after < before;
    }

    private static boolean fallsShare(Limit before, Limit after) {
        return before.basisPoints() != null
                && after.basisPoints() != null
                && after.basisPoints() < before.basisPoints();
    }

    private static void positive(String field, @Nullable Long value) {
        if (value != null && (value < 1 || value > MOST_CENTS)) {
            throw new InvalidInput(field, "kb.authority.problem.amount");
        }
    }
}
