package cn.zhiban;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Core and kb alone, for the integration tests of kb. */
@SpringBootApplication
public class KnowledgeTestApplication {}
