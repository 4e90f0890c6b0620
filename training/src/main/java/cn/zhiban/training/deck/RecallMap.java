package cn.zhiban.training.deck;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who remembers what, right now.
 *
 * @param topics tags of cards, the weakest first
 * @param people within reach, the weakest first
 */
public record RecallMap(List<String> topics, List<Line> people) {
    public RecallMap {
        topics = List.copyOf(topics);
        people = List.copyOf(people);
    }

    /**
     * A person.
     *
     * @param employeeId who
     * @param name their name
     * @param team their team, or empty
     * @param recall over all their cards, 0 to 1; null before the first answer
     * @param unseen cards they have never answered
     * @param changed cards whose question says something newer than what they answered
     * @param topics recall by topic, for those with answers
     */
    public record Line(
            long employeeId,
            String name,
            String team,
            @Nullable Double recall,
            int unseen,
            int changed,
            Map<String, Double> topics) {
        public Line {
            topics = Map.copyOf(topics);
        }
    }
}
