package cn.zhiban.core.security.start;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets several nodes that start at the same time do what is done once one after the other. */
@Component
class StartLock {
    private static final String NAME = "core.security.start";
    private final JdbcClient jdbc;

    StartLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for the other nodes; must be the first that a transaction does, and is held to its end. */
    @Transactional(propagation = Propagation.MANDATORY)
    void take() {
        jdbc.sql("INSERT INTO core_setting (name, value) VALUES (?, '') ON DUPLICATE KEY UPDATE value = value")
                .param(NAME)
                .update();
    }
}
