package cn.zhiban.app.shell;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** The page is not for this person's roles. */
@PermitAll
@ParentLayout(MainLayout.class)
class PageRefusedView extends ProblemPage implements HasErrorParameter<AccessDeniedException> {
    PageRefusedView() {
        super("shell.problem.refused.title");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        show(
                VaadinIcon.LOCK,
                getTranslation("shell.problem.refused.title"),
                getTranslation("shell.problem.refused.text"),
                true);
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
