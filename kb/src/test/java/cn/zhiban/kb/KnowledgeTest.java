package cn.zhiban.kb;

import cn.zhiban.KnowledgeTestApplication;
import cn.zhiban.core.database.UseTestDatabase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A test with core, kb, a real database and a real index; one context and one schema for all of them. */
@SpringBootTest(
        classes = KnowledgeTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = "zhiban.test.schema=kb")
@UseTestDatabase
@Import(KnowledgeFixtures.class)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface KnowledgeTest {}
