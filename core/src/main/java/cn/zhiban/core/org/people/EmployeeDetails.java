package cn.zhiban.core.org.people;

/**
 * An employee's page.
 *
 * @param summary the employee
 * @param editable whether the reader may change the employee
 * @param assignable whether the reader may let the employee serve shops of theirs
 */
public record EmployeeDetails(EmployeeSummary summary, boolean editable, boolean assignable) {}
