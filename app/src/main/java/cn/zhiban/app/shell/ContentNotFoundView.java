package cn.zhiban.app.shell;

import cn.zhiban.core.NotFound;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** The page exists, what it should show does not, or is not for this person: both look the same. */
@PermitAll
@ParentLayout(MainLayout.class)
class ContentNotFoundView extends ProblemPage implements HasErrorParameter<NotFound> {
    ContentNotFoundView() {
        super("shell.problem.content-not-found.title");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFound> parameter) {
        show(
                VaadinIcon.SEARCH,
                getTranslation("shell.problem.content-not-found.title"),
                getTranslation("core.problem.not-found"),
                true);
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
