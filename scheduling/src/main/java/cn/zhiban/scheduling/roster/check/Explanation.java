package cn.zhiban.scheduling.roster.check;

import java.util.List;

/**
 * Why a cell is as it is.
 *
 * @param code shift that stands there, empty for a day off
 * @param colour of the shift, -1 for a day off
 * @param reason where it comes from and what it is for
 * @param rules breaches that touch the cell
 * @param wishes what is wished, whether it is granted, and what granting it would cost
 * @param choices what else could stand there, the cheapest first
 * @param others who else could do the shift, the cheapest first
 */
public record Explanation(
        String code,
        int colour,
        String reason,
        List<String> rules,
        List<String> wishes,
        List<Choice> choices,
        List<Candidate> others) {
    /**
     * Another shift for the same cell.
     *
     * @param code shift, empty for a day off
     * @param colour of the shift, -1 for a day off
     * @param price what it would cost, in words
     * @param against breaches it would bring
     */
    public record Choice(String code, int colour, String price, List<String> against) {}

    /**
     * Somebody else for the same shift.
     *
     * @param id employee
     * @param name for people
     * @param price what it would cost, in words
     * @param against breaches it would bring
     */
    public record Candidate(long id, String name, String price, List<String> against) {}
}
