package cn.zhiban;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Core and scheduling alone, for the integration tests of scheduling. */
@SpringBootApplication
public class SchedulingTestApplication {}
