package cn.zhiban.core.database;

import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Gives the suite its database: the embedded one unless {@code spring.datasource.url} names another. Both ways end in
 * {@link JdbcConnectionDetails}; that the pool needs it, Flyway the pool and JPA Flyway is all the order there is.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DataFolder.class, EmbeddedDatabaseProperties.class})
public class DatabaseConfiguration {
    private static final String URL = "spring.datasource.url";

    /** Core's own tables, which those of every module may refer to. */
    @Bean
    ModuleMigrations coreMigrations() {
        return new ModuleMigrations("core", 0);
    }

    /** Migrates module after module, each with its own history. */
    @Bean
    FlywayMigrationStrategy migrateModules(List<ModuleMigrations> modules) {
        List<ModuleMigrations> ordered = modules.stream()
                .sorted(Comparator.comparingInt(ModuleMigrations::order).thenComparing(ModuleMigrations::module))
                .toList();
        return template -> {
            for (ModuleMigrations module : ordered) {
                Flyway.configure(template.getConfiguration().getClassLoader())
                        .configuration(template.getConfiguration())
                        .locations(module.location())
                        .table(module.historyTable())
                        // the first module insists on an empty schema, the others find the tables of those before
                        .baselineOnMigrate(!module.equals(ordered.getFirst()))
                        .baselineVersion("0")
                        .load()
                        .migrate();
            }
        };
    }

    /** The database that the suite brings along. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(NoUrlGiven.class)
    static class Embedded {
        @Bean(destroyMethod = "close")
        EmbeddedMariaDb embeddedMariaDb(DataFolder folder, EmbeddedDatabaseProperties properties) {
            return new EmbeddedMariaDb(properties.settings(folder));
        }

        @Bean
        JdbcConnectionDetails databaseConnection(EmbeddedMariaDb database) {
            return new Connection(database.jdbcUrl(), database.username(), database.password());
        }
    }

    /** A database that the company runs. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(UrlGiven.class)
    static class External {
        @Bean
        JdbcConnectionDetails databaseConnection(Environment environment) {
            Connection connection = new Connection(
                    environment.getProperty(URL, ""),
                    environment.getProperty("spring.datasource.username", ""),
                    environment.getProperty("spring.datasource.password", ""));
            DatabaseCheck.check(connection.url, connection.user, connection.secret);
            return connection;
        }
    }

    private record Connection(String url, String user, String secret) implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return secret;
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String toString() {
            return user + " at " + DatabaseCheck.shown(url);
        }
    }

    /** An empty value counts as none: compose files pass on variables that are not set that way. */
    static final class UrlGiven implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty(URL));
        }
    }

    static final class NoUrlGiven implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty(URL));
        }
    }
}
