package cn.zhiban.kb.insight;

import cn.zhiban.kb.KnowledgeTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A test of figures, in a schema of its own. */
@KnowledgeTest
@TestPropertySource(properties = {"zhiban.test.schema=kb_insight", "zhiban.test.data=target/test-data-kb_insight"})
@Import(InsightFixtures.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface InsightTest {}
