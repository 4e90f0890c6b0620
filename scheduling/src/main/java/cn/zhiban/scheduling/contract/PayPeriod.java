package cn.zhiban.scheduling.contract;

/** Over which time hours are settled (结算周期). Translated as {@code sched.contract.period.<NAME>}. */
public enum PayPeriod {
    WEEK,
    MONTH,
    QUARTER,
    YEAR
}
