package cn.zhiban.app.shell;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** A page could not be made. It stands alone, since the frame around the pages may be what fails. */
@AnonymousAllowed
class BrokenPageView extends ProblemPage implements HasErrorParameter<Exception> {
    BrokenPageView() {
        super("shell.problem.broken.title");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        return switch (Problem.of(parameter.getException())) {
            case Problem.SignedOut _ -> {
                event.getUI().getPage().reload();
                yield HttpServletResponse.SC_UNAUTHORIZED;
            }
            case Problem.Known known -> {
                show(getTranslation(known.messageKey(), known.arguments()));
                yield HttpServletResponse.SC_CONFLICT;
            }
            case Problem.Unknown unknown -> {
                show(getTranslation("core.problem.internal", unknown.reference()));
                yield HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
            }
        };
    }

    private void show(String text) {
        show(VaadinIcon.WRENCH, getTranslation("shell.problem.broken.title"), text, false);
    }
}
