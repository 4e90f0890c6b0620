package cn.zhiban;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The suite's one entry point. It stands in the common root package because Vaadin looks for routes only below it. */
@SpringBootApplication
public class ZhibanApplication {
    public static void main(String[] args) {
        SpringApplication.run(ZhibanApplication.class, args);
    }
}
