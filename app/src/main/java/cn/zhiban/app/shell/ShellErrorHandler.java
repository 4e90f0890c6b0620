package cn.zhiban.app.shell;

import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import org.springframework.stereotype.Component;

/**
 * Whatever a click, a key or a background update runs into ends here: the person reads what happened and what to do, in
 * their language; the log keeps the rest. The page stays as it is, so nothing typed is lost.
 */
@Component
class ShellErrorHandler implements ErrorHandler {
    @Override
    public void error(ErrorEvent event) {
        Problem problem = Problem.of(event.getThrowable());
        UI ui = event.getComponent().flatMap(component -> component.getUI()).orElse(UI.getCurrent());
        if (ui == null) {
            return;
        }
        if (ui == UI.getCurrent() && ui.getSession().hasLock()) {
            show(ui, problem);
        } else {
            ui.access(() -> show(ui, problem));
        }
    }

    private static void show(UI ui, Problem problem) {
        switch (problem) {
            // whoever is not signed in is sent to the sign-in page, and back here from there
            case Problem.SignedOut _ -> ui.getPage().reload();
            case Problem.Known known -> Toast.failed(ui.getTranslation(known.messageKey(), known.arguments()));
            case Problem.Unknown unknown ->
                Toast.failed(ui.getTranslation("core.problem.internal", unknown.reference()));
        }
    }
}
