package cn.zhiban.scheduling.forecast;

import java.util.List;

/**
 * What is taken for an effect.
 *
 * @param effect its name
 * @param factor how many times as many write as without it; 1 while nothing is known
 * @param evidence the days it was learned from, newest last
 */
public record LearnedEffect(String effect, double factor, List<Evidence> evidence) {
    public LearnedEffect {
        evidence = List.copyOf(evidence);
    }
}
