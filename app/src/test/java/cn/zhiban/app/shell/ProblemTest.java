package cn.zhiban.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.NotSignedIn;
import com.vaadin.flow.router.AccessDeniedException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.dao.OptimisticLockingFailureException;

class ProblemTest {
    @Test
    void keepsWhatAServiceSaid() {
        assertThat(Problem.of(new ChangedMeanwhile("退货政策", 3))).isInstanceOfSatisfying(Problem.Known.class, known -> {
            assertThat(known.messageKey()).isEqualTo("core.problem.changed-meanwhile");
            assertThat(known.arguments()).containsExactly("退货政策");
        });
    }

    @Test
    void looksThroughTheWrappersOfFrameworks() {
        Throwable wrapped =
                new BeanCreationException("view", new InvocationTargetException(new NotAllowed("kb.article.edit")));
        assertThat(Problem.of(wrapped))
                .isInstanceOfSatisfying(
                        Problem.Known.class,
                        known -> assertThat(known.messageKey()).isEqualTo("core.problem.not-allowed"));
    }

    @Test
    void sendsWhoIsNotSignedInAnyMoreToTheSignIn() {
        assertThat(Problem.of(new IllegalStateException(new NotSignedIn()))).isInstanceOf(Problem.SignedOut.class);
    }

    @Test
    void explainsThatSomeoneElseSavedFirst() {
        assertThat(Problem.of(new OptimisticLockingFailureException("row 7")))
                .isInstanceOfSatisfying(
                        Problem.Known.class,
                        known -> assertThat(known.messageKey()).isEqualTo("core.ui.problem.changed-meanwhile"));
    }

    @Test
    void explainsARefusalOfEitherFramework() {
        assertThat(Problem.of(new AccessDeniedException())).isInstanceOf(Problem.Known.class);
        assertThat(Problem.of(new org.springframework.security.access.AccessDeniedException("no")))
                .isInstanceOf(Problem.Known.class);
    }

    @Test
    void givesEverythingElseAReferenceAndNoDetails() {
        assertThat(Problem.of(new IOException("password of the database is hunter2")))
                .isInstanceOfSatisfying(
                        Problem.Unknown.class,
                        unknown -> assertThat(unknown.reference()).matches("[0-9a-f]{8}"));
    }
}
