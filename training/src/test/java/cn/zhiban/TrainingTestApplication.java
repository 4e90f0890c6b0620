package cn.zhiban;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Core, knowledge and training alone, for the integration tests of training. */
@SpringBootApplication
public class TrainingTestApplication {}
