package cn.zhiban;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Core alone, for its integration tests. */
@SpringBootApplication
public class CoreTestApplication {}
