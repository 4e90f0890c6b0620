package cn.zhiban.kb.authority;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the actor may give in a case to an order of a shop, right now.
 *
 * @param caseCode the case
 * @param caseName what people call it
 * @param sentence what the buyer is told, with variables
 * @param forbidden nothing is ever given
 * @param steps the offers, the first first; empty if no limits are set, then only a lead can approve something
 * @param reach how far the ladder reaches that was taken, null if there is none
 * @param number number of that ladder's version, null if there is none
 * @param remainingCents what is left of the day's allowance, in cents; null = no limit
 * @param remainingGrants how often the actor may still give today; null = no limit
 */
public record Offers(
        String caseCode,
        String caseName,
        String sentence,
        boolean forbidden,
        List<Offer> steps,
        @Nullable Reach reach,
        @Nullable Integer number,
        @Nullable Long remainingCents,
        @Nullable Integer remainingGrants) {
    public Offers {
        steps = List.copyOf(steps);
    }
}
