package cn.zhiban.scheduling.roster.publish;

import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.wish.WishDraft;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A month of somebody.
 *
 * @param person who
 * @param days all days of the month
 * @param drafts days whose shift stands in a roster that is not published yet
 * @param wishes what was wished by day, empty for readers who may not know
 */
public record PersonMonth(
        Person person, List<OwnDay> days, Set<LocalDate> drafts, Map<LocalDate, List<Answer>> wishes) {
    public PersonMonth {
        days = List.copyOf(days);
        drafts = Set.copyOf(drafts);
        wishes = Map.copyOf(wishes);
    }

    /**
     * A wish and what became of it.
     *
     * @param wish what was wished
     * @param decided whether there is a roster of the day, so that it was granted or not
     * @param granted whether it was
     */
    public record Answer(WishDraft wish, boolean decided, boolean granted) {}
}
