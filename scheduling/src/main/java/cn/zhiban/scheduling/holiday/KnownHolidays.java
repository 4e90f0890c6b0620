package cn.zhiban.scheduling.holiday;

import cn.zhiban.core.security.Access;
import java.time.LocalDate;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The holidays that come with the product: taken over once, when the year has none yet. */
@Component
class KnownHolidays implements SmartLifecycle {
    /** Before demo data. */
    private static final int PHASE = -10;

    private static final int YEAR = 2026;

    private final HolidayService service;
    private final JdbcClient jdbc;
    private final Access access;
    private boolean running;

    KnownHolidays(HolidayService service, JdbcClient jdbc, Access access) {
        this.service = service;
        this.jdbc = jdbc;
        this.access = access;
    }

    @Override
    public void start() {
        int known = jdbc.sql("SELECT COUNT(*) FROM sched_holiday WHERE day BETWEEN ? AND ?")
                .params(LocalDate.of(YEAR, 1, 1), LocalDate.of(YEAR, 12, 31))
                .query(Integer.class)
                .single();
        if (known == 0) {
            try {
                byte[] content = new ClassPathResource("scheduling/holidays-" + YEAR + ".json").getContentAsByteArray();
                access.callAs(access.system(), () -> service.importYear(content));
            } catch (Exception e) {
                throw new IllegalStateException("the holidays of " + YEAR + " cannot be read", e);
            }
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
