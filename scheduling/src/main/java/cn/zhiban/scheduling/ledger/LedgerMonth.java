package cn.zhiban.scheduling.ledger;

import java.time.YearMonth;

/**
 * A month of somebody's ledger.
 *
 * @param month which month
 * @param own what they did
 * @param teamSize people of their team with figures of the month
 * @param team what these did together
 */
public record LedgerMonth(YearMonth month, LedgerFigures own, int teamSize, LedgerFigures team) {}
