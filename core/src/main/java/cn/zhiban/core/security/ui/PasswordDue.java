package cn.zhiban.core.security.ui;

import cn.zhiban.core.security.account.ProfileService;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Leads whoever has to change the password to where that is done, wherever they wanted to go. */
@Component
class PasswordDue implements VaadinServiceInitListener {
    private final ProfileService profile;

    PasswordDue(ProfileService profile) {
        this.profile = profile;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(this::lead));
    }

    private void lead(BeforeEnterEvent event) {
        if (event.getNavigationTarget() != ChangePasswordView.class
                && event.getNavigationTarget() != SignInView.class
                && profile.mustChangePassword()) {
            event.forwardTo(ChangePasswordView.class);
        }
    }
}
