package cn.zhiban.core.importing;

import cn.zhiban.core.file.FileRetention;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spreadsheets of imports are kept for a month, so that a mistake can be looked up. */
@Configuration(proxyBeanMethods = false)
class ImportFiles {
    @Bean
    FileRetention importedSpreadsheets() {
        return new FileRetention(ImportService.PURPOSE, Duration.ofDays(30));
    }
}
