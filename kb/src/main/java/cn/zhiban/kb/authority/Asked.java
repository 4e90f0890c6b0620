package cn.zhiban.kb.authority;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import org.springframework.stereotype.Component;

/** Checks what agents hand in, in the same way whether they look, give or ask. */
@Component
class Asked {
    private static final int REFERENCE_LENGTH = 60;
    private static final int TEXT_LENGTH = 500;

    private final Access access;
    private final Organisation organisation;
    private final Ladders ladders;

    Asked(Access access, Organisation organisation, Ladders ladders) {
        this.access = access;
        this.organisation = organisation;
        this.ladders = ladders;
    }

    /** The person who asks; programs cannot be held to account. @throws NotAllowed not a person, or without permission */
    Actor agent() {
        Actor actor = access.require(AuthorityPermissions.USE);
        if (actor.accountId() == null) {
            throw new NotAllowed(AuthorityPermissions.USE);
        }
        return actor;
    }

    /** The case in use. @throws NotFound there is none */
    AuthorityCase theCase(String code) {
        return ladders.findCase(code)
                .filter(AuthorityCase::active)
                .orElseThrow(() -> new NotFound("kb.authority-case", code));
    }

    /** The shop. @throws NotFound there is none within the scope of the actor */
    ShopRef shop(Actor actor, long shopId) {
        return organisation.shop(shopId, actor.scope()).orElseThrow(() -> new NotFound("core.shop", shopId));
    }

    /** Number of an order. @throws InvalidInput it is missing or too long */
    String reference(String typed) {
        String reference = typed.strip();
        if (reference.isEmpty() || reference.length() > REFERENCE_LENGTH) {
            throw new InvalidInput("orderRef", "kb.authority.problem.order", REFERENCE_LENGTH);
        }
        return reference;
    }

    /** An amount of an order in cents. @throws InvalidInput it cannot be one */
    long orderAmount(long cents) {
        if (cents < 1 || cents > LadderRules.MOST_CENTS) {
            throw new InvalidInput("orderCents", "kb.authority.problem.order-amount");
        }
        return cents;
    }

    /** An amount to give in cents. @throws InvalidInput it cannot be one */
    long amount(long cents) {
        if (cents < 1 || cents > LadderRules.MOST_CENTS) {
            throw new InvalidInput("amountCents", "kb.authority.problem.amount");
        }
        return cents;
    }

    /** A sentence that may be empty. @throws InvalidInput it is too long */
    String text(String field, String typed) {
        String text = typed.strip();
        if (text.length() > TEXT_LENGTH) {
            throw new InvalidInput(field, "kb.authority.problem.too-long", TEXT_LENGTH);
        }
        return text;
    }
}
