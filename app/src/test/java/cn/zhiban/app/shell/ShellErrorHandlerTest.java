package cn.zhiban.app.shell;

import static com.github.mvysny.kaributesting.v10.NotificationsKt.getNotifications;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.NotFound;
import com.github.mvysny.kaributesting.v10.PrettyPrintTreeKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithVaadin.class)
class ShellErrorHandlerTest {
    private final ShellErrorHandler handler = new ShellErrorHandler();

    @Test
    void saysInTheReadersLanguageWhatTheServiceSaid() {
        handler.error(new ErrorEvent(new NotFound("kb.article", 7)));
        assertThat(shown()).contains("找不到这条内容").doesNotContain("kb.article");

        UI.getCurrent().setLocale(Locale.ENGLISH);
        handler.error(new ErrorEvent(new NotFound("kb.article", 7)));
        assertThat(shown()).contains("Nothing found here");
    }

    @Test
    void showsAReferenceInsteadOfTheMessageOfAnUnknownException() {
        handler.error(new ErrorEvent(new IllegalStateException("jdbc:mariadb://10.0.0.7")));
        assertThat(shown()).containsPattern("编号 [0-9a-f]{8}").doesNotContain("10.0.0.7");
    }

    @Test
    void doesNotFailWithoutAPage() {
        UI.setCurrent(null);
        handler.error(new ErrorEvent(new IllegalStateException("in the background")));
    }

    private static String shown() {
        return PrettyPrintTreeKt.toPrettyTree(getNotifications().getLast());
    }
}
