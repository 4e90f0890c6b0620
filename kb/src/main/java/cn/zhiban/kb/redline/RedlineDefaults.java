package cn.zhiban.kb.redline;

import cn.zhiban.core.importing.ImportNow;
import cn.zhiban.core.importing.ImportResult;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Loads the rule sets that the suite brings along at the first start: from advertising law, from what all platforms
 * forbid, by industry. Once they are there they belong to the company, which changes and archives them as it likes.
 */
@Component
class RedlineDefaults implements SmartLifecycle {
    /** Before the demo company's articles, which are checked against them. */
    private static final int PHASE = -100;

    private static final String SETTING = "redline.defaults";
    private static final Logger log = LoggerFactory.getLogger(RedlineDefaults.class);

    private final ImportNow imports;
    private final JdbcClient jdbc;
    private final Access access;
    private final CompanyTime time;
    private boolean running;

    RedlineDefaults(ImportNow imports, JdbcClient jdbc, Access access, CompanyTime time) {
        this.imports = imports;
        this.jdbc = jdbc;
        this.access = access;
        this.time = time;
    }

    @Override
    public void start() {
        running = true;
        int loaded = jdbc.sql("SELECT COUNT(*) FROM core_setting WHERE name = ?")
                .param(SETTING)
                .query(Integer.class)
                .single();
        if (loaded > 0) {
            return;
        }
        try {
            access.callAs(access.system(), this::load);
        } catch (Exception e) {
            throw new IllegalStateException("the rule sets cannot be loaded", e);
        }
        jdbc.sql("INSERT IGNORE INTO core_setting (name, value) VALUES (?, ?)")
                .params(SETTING, time.now().toString())
                .update();
    }

    private int load() throws IOException {
        int created = 0;
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:kb/redline/rules-*.csv");
        for (Resource file : files) {
            try (InputStream in = file.getInputStream()) {
                ImportResult result = imports.run(RedlineSheet.NAME, in, Map.of());
                if (!result.errors().isEmpty()) {
                    throw new IllegalStateException(file.getFilename() + ": " + result.errors());
                }
                created += result.created();
            }
        }
        log.info("{} red lines loaded", created);
        return created;
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
