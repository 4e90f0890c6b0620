package cn.zhiban.scheduling;

import cn.zhiban.SchedulingTestApplication;
import cn.zhiban.core.database.UseTestDatabase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test with core, scheduling and a real database; one context and one schema for all of them. */
@SpringBootTest(
        classes = SchedulingTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = "zhiban.test.schema=scheduling")
@UseTestDatabase
@Import(SchedulingFixtures.class)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SchedulingTest {}
