package cn.zhiban.kb.document;

import cn.zhiban.core.file.FileRetention;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Uploaded documents are kept for a month, exports for a week: they can be made again. */
@Configuration(proxyBeanMethods = false)
class DocumentFiles {
    @Bean
    FileRetention uploadedDocuments() {
        return new FileRetention(DocumentImports.PURPOSE, Duration.ofDays(30));
    }

    @Bean
    FileRetention exportedKnowledge() {
        return new FileRetention(ExportFiles.PURPOSE, Duration.ofDays(7));
    }
}
