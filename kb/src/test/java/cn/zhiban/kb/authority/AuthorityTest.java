package cn.zhiban.kb.authority;

import cn.zhiban.core.security.AdjustableClock;
import cn.zhiban.kb.KnowledgeTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A test of knowledge with a clock that tests put forward, in a schema of its own. */
@KnowledgeTest
@TestPropertySource(properties = {"zhiban.test.schema=kb_authority", "zhiban.test.data=target/test-data-kb_authority"})
@Import({AuthorityTest.Clocks.class, AuthorityFixtures.class})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface AuthorityTest {
    /** The clock. */
    @TestConfiguration
    class Clocks {
        @Bean
        AdjustableClock adjustableClock() {
            return new AdjustableClock();
        }
    }
}
