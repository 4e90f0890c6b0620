package cn.zhiban.kb.panel.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.shared.communication.PushMode;
import org.springframework.stereotype.Component;

/**
 * Opens the panel without push. In an extension's side bar a WebSocket is opened without the session's cookie, upon which
 * the page would say that the sign-in has ended; the panel has nothing that is pushed.
 */
@Component
class PanelWithoutPush implements VaadinServiceInitListener {
    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> {
            VaadinRequest request = VaadinRequest.getCurrent();
            if (request != null && "panel".equals(request.getParameter("location"))) {
                UI ui = init.getUI();
                // what the shell says of push is applied after this listener and before the first answer is written
                ui.beforeClientResponse(ui, _ -> ui.getPushConfiguration().setPushMode(PushMode.DISABLED));
            }
        });
    }
}
