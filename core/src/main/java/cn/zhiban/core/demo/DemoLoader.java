package cn.zhiban.core.demo;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Loads the demo company before the web port answers: every data set once, in order, as the system. What was loaded
 * whole is remembered; a start that was killed in between goes on with the data set it was in.
 */
@Component
@Profile("demo")
class DemoLoader implements SmartLifecycle {
    /** After roles were made, before the web server and the jobs start. */
    private static final int PHASE = 0;

    private static final Logger log = LoggerFactory.getLogger(DemoLoader.class);
    private final List<DemoDataset> datasets;
    private final JdbcClient jdbc;
    private final Access access;
    private final CompanyTime time;
    private boolean running;

    DemoLoader(List<DemoDataset> datasets, JdbcClient jdbc, Access access, CompanyTime time) {
        this.datasets = datasets.stream()
                .sorted(Comparator.comparingInt(DemoDataset::order))
                .toList();
        this.jdbc = jdbc;
        this.access = access;
        this.time = time;
    }

    @Override
    public void start() {
        for (DemoDataset dataset : datasets) {
            if (!isLoaded(dataset)) {
                load(dataset);
            }
        }
        running = true;
    }

    private void load(DemoDataset dataset) {
        long started = System.nanoTime();
        try {
            access.callAs(access.system(), () -> {
                dataset.load();
                return true;
            });
        } catch (Exception e) {
            throw new IllegalStateException("demo data " + dataset.name() + " cannot be loaded", e);
        }
        jdbc.sql("INSERT INTO core_setting (name, value) VALUES (?, ?)")
                .params(setting(dataset), time.now().toString())
                .update();
        log.info("demo data {} loaded in {} ms", dataset.name(), (System.nanoTime() - started) / 1_000_000);
    }

    private boolean isLoaded(DemoDataset dataset) {
        return jdbc.sql("SELECT COUNT(*) FROM core_setting WHERE name = ?")
                        .param(setting(dataset))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static String setting(DemoDataset dataset) {
        return "demo." + dataset.name();
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
