package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.contract.ContractDraft;
import cn.zhiban.scheduling.contract.Protection;
import cn.zhiban.scheduling.leave.LeaveDay;
import cn.zhiban.scheduling.rulebook.RuleSetting;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.wish.WishDay;
import java.util.List;

/**
 * What is known of a person when their rules are made.
 *
 * @param person who
 * @param terms of the contract, the usual ones without
 * @param leave approved leave
 * @param protections that hold during the period
 * @param wishes that count
 * @param wishPercent how much wishes weigh, 100 for as they are
 * @param settings rules that hold for the person, of each kind the most specific
 */
record Facts(
        Person person,
        ContractDraft terms,
        List<LeaveDay> leave,
        List<Protection> protections,
        List<WishDay> wishes,
        int wishPercent,
        List<RuleSetting> settings) {
    /** The same with wishes that weigh more or less. */
    Facts with(int percent) {
        return new Facts(person, terms, leave, protections, wishes, percent, settings);
    }
}
