package cn.zhiban.core.org;

import cn.zhiban.CoreTestApplication;
import cn.zhiban.core.database.UseTestDatabase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test with core and a real database; one context and one schema for all tests of the organisation. */
@SpringBootTest(
        classes = CoreTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = "zhiban.test.schema=org")
@UseTestDatabase
@Import(OrganisationFixtures.class)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OrganisationTest {}
