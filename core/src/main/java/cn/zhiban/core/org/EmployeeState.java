package cn.zhiban.core.org;

/** Whether an employee works here now (在职状态). LEFT takes away every access at once. */
public enum EmployeeState {
    ACTIVE,
    ON_LEAVE,
    LEFT
}
