package cn.zhiban.scheduling;

import cn.zhiban.core.database.ModuleMigrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the module brings to the suite's start. */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {
    @Bean
    ModuleMigrations schedulingMigrations() {
        return new ModuleMigrations("scheduling", 300);
    }
}
