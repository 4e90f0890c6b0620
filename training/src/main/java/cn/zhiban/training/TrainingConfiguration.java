package cn.zhiban.training;

import cn.zhiban.core.database.ModuleMigrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the module brings to the suite's start. */
@Configuration(proxyBeanMethods = false)
class TrainingConfiguration {
    @Bean
    ModuleMigrations trainingMigrations() {
        return new ModuleMigrations("training", 200);
    }
}
