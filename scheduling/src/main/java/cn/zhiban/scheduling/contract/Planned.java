package cn.zhiban.scheduling.contract;

import cn.zhiban.scheduling.staff.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with what holds for them today.
 *
 * @param person who
 * @param contract their contract today, null without one
 * @param mentor name of who trains them, empty without
 * @param protections what protects them today
 */
public record Planned(Person person, @Nullable Contract contract, String mentor, List<Protection> protections) {}
