package cn.zhiban.app.shell;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** There is no page at this address. */
@PermitAll
@ParentLayout(MainLayout.class)
class PageNotFoundView extends ProblemPage implements HasErrorParameter<NotFoundException> {
    PageNotFoundView() {
        super("shell.problem.page-not-found.title");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        show(
                VaadinIcon.SEARCH,
                getTranslation("shell.problem.page-not-found.title"),
                getTranslation("shell.problem.page-not-found.text"),
                true);
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
