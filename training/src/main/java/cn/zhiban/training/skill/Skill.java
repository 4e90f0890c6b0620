package cn.zhiban.training.skill;

/**
 * Something people can do, in levels from 0 (none) over 1 (watched), 2 (with help), 3 (alone) to 4 (teaches others).
 *
 * @param about what one sees when somebody has it
 * @param perShop signed for each shop anew
 * @param passLevel from this level on it counts as signed off, 1 to 4
 */
public record Skill(long id, String name, String about, boolean perShop, int passLevel, boolean archived) {
    /** Highest level. */
    public static final int HIGHEST = 4;
}
