package cn.zhiban.app;

import cn.zhiban.ZhibanApplication;
import cn.zhiban.core.database.UseTestDatabase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test of the suite as it is delivered: its web server on a free port, a real database with the demo company, an
 * index in memory. All such tests share one running suite, so they count nothing that another one may add to, and put
 * nothing away.
 */
@SpringBootTest(
        classes = ZhibanApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "zhiban.test.schema=app",
            "zhiban.api-token=" + WholeApplication.TOKEN,
            "zhiban.extension-ids=" + WholeApplication.EXTENSION,
            "spring.jpa.properties.hibernate.search.backend.directory.type=local-heap"
        })
@UseTestDatabase
@ActiveProfiles("demo")
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WholeApplication {
    /** Id of the browser extension, which follows from the key in its manifest. */
    String EXTENSION = "ndffgibmhmnjopijpkjnpbgiacddpmfm";

    /** A token with every permission and all clients. */
    String TOKEN = "whole-application-test-token-0123456789";
}
