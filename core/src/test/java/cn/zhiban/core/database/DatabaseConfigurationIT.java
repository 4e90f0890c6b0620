package cn.zhiban.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(
        classes = DatabaseConfigurationIT.Database.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "zhiban.test.schema=configuration")
@UseTestDatabase
class DatabaseConfigurationIT {
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void givesEachModuleAHistoryOfItsOwn() {
        assertThat(jdbc.queryForList(
                        "SELECT table_name FROM information_schema.tables"
                                + " WHERE table_schema = DATABASE() AND table_name LIKE 'flyway%' ORDER BY 1",
                        String.class))
                .containsExactly("flyway_core", "flyway_sample");
        assertThat(jdbc.queryForObject("SELECT DATABASE()", String.class)).isEqualTo("zhiban_configuration");
    }

    /** Without @Configuration, so that no scan of another module's tests finds it. */
    @Import(DatabaseConfiguration.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class Database {
        @Bean
        ModuleMigrations sample() {
            return new ModuleMigrations("sample", 1);
        }
    }
}
