package cn.zhiban.kb.article;

import cn.zhiban.core.database.ModuleMigrations;
import java.nio.file.Path;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the index lies and how it is fed. Another backend takes Lucene's place by Hibernate Search's own properties. */
@Configuration(proxyBeanMethods = false)
class SearchEngineConfiguration {
    private static final String PREFIX = "hibernate.search.";

    @Bean
    ModuleMigrations kbMigrations() {
        return new ModuleMigrations("kb", 100);
    }

    @Bean
    LuceneAnalysisConfigurer tokenAnalysis() {
        return context -> context.analyzer(ArticleIndexBinder.TOKENS).custom().tokenizer("whitespace");
    }

    @Bean
    HibernatePropertiesCustomizer searchEngine(@Value("${zhiban.data:data}") Path data) {
        return properties -> {
            properties.put("hibernate.jdbc.time_zone", "UTC");
            properties.put("hibernate.jdbc.batch_size", 100);
            properties.put("hibernate.order_inserts", true);
            properties.put("hibernate.order_updates", true);
            properties.put("hibernate.default_batch_fetch_size", 100);
            properties.put(PREFIX + "coordination.strategy", "outbox-polling");
            properties.put(PREFIX + "coordination.event_processor.polling_interval", 100);
            properties.put(PREFIX + "coordination.event_processor.batch_size", 200);
            properties.putIfAbsent(PREFIX + "backend.type", "lucene");
            properties.putIfAbsent(PREFIX + "backend.lucene_version", "LATEST");
            properties.put(PREFIX + "backend.analysis.configurer", "bean:tokenAnalysis");
            String root = data.resolve("index").toAbsolutePath().toString();
            properties.putIfAbsent(PREFIX + "backend.directory.root", root);
            if (root.equals(properties.get(PREFIX + "backend.directory.root"))
                    && properties.get(PREFIX + "backend.directory.type") == null) {
                IndexFolder.removeDamaged(Path.of(root));
            }
        };
    }
}
