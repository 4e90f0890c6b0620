package cn.zhiban.training;

import cn.zhiban.TrainingTestApplication;
import cn.zhiban.core.database.UseTestDatabase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test with core, knowledge, training and a real database; one context and one schema for all of them. */
@SpringBootTest(
        classes = TrainingTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = "zhiban.test.schema=training")
@UseTestDatabase
@Import(TrainingFixtures.class)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface TrainingTest {}
