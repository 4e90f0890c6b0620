package cn.zhiban.core.security.account;

/** An employee who can be put behind an account. */
public record EmployeeChoice(long id, String staffNumber, String name) {}
