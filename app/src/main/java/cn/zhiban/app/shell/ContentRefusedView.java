package cn.zhiban.app.shell;

import cn.zhiban.core.security.NotAllowed;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** A service refused what the page needs; says which permission is missing, so that one can ask for it. */
@PermitAll
@ParentLayout(MainLayout.class)
class ContentRefusedView extends ProblemPage implements HasErrorParameter<NotAllowed> {
    ContentRefusedView() {
        super("shell.problem.refused.title");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotAllowed> parameter) {
        NotAllowed refused = parameter.getException();
        show(
                VaadinIcon.LOCK,
                getTranslation("shell.problem.refused.title"),
                getTranslation(refused.messageKey(), refused.arguments()),
                true);
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
