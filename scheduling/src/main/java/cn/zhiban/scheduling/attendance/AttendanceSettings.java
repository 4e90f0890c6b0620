package cn.zhiban.scheduling.attendance;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the company agreed on.
 *
 * @param graceMinutes so late or early is no difference
 * @param overtimeFrom so many minutes outside the shift are a difference, fewer do not count
 * @param flexibleHolidayPay whether flexible working time is paid 300 % on statutory holidays
 */
@ConfigurationProperties("zhiban.scheduling.attendance")
record AttendanceSettings(
        @DefaultValue("5") int graceMinutes,
        @DefaultValue("30") int overtimeFrom,
        @DefaultValue("false") boolean flexibleHolidayPay) {}
