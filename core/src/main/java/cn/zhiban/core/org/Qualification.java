package cn.zhiban.core.org;

import java.time.LocalDate;

/**
 * Whether somebody may serve a shop on a day, beyond being assigned to it; a port that training answers as a bean.
 * Without any bean, assignment is enough; with several, all must agree.
 */
public interface Qualification {
    /**
     * @param employeeId the person
     * @param shopId the shop
     * @param date the day, in the company's zone
     */
    boolean mayServe(long employeeId, long shopId, LocalDate date);
}
