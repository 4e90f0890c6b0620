package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.job.JobService;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Date;
import java.time.LocalTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Queues the daily work once per day, whichever node is up: the day's row and the job are one transaction, so a node that
 * dies in between leaves neither.
 */
@Component
class DailyRun {
    /** Before the first editors come. */
    private static final LocalTime FROM = LocalTime.of(8, 0);

    private final JdbcClient jdbc;
    private final JobService jobs;
    private final Access access;
    private final CompanyTime time;

    DailyRun(JdbcClient jdbc, JobService jobs, Access access, CompanyTime time) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.access = access;
        this.time = time;
    }

    /** Parameters of the job: none. */
    record Nothing() {}

    /** Queues the job unless it is too early or it was queued today; returns whether it did. Called as the system. */
    @Transactional
    boolean queueIfDue() {
        if (time.local(time.now()).toLocalTime().isBefore(FROM)) {
            return false;
        }
        boolean first = jdbc.sql("INSERT IGNORE INTO kb_daily_run (name, day) VALUES (?, ?)")
                        .params(DailyJob.TYPE, Date.valueOf(time.today()))
                        .update()
                > 0;
        if (first) {
            access.current();
            jobs.submit(DailyJob.TYPE, time.today().toString(), new Nothing());
        }
        return first;
    }
}
