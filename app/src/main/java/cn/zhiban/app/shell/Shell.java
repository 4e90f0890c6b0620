package cn.zhiban.app.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;

/** What is the same in every page's head. Requests go by XHR, so that each passes the security filters; pushes by WebSocket. */
@Push(transport = Transport.WEBSOCKET_XHR)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://zhiban/zhiban.css")
public class Shell implements AppShellConfigurator {
    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setViewport("width=device-width, initial-scale=1, viewport-fit=cover");
        settings.addLink("icon", "zhiban/icon.svg");
        settings.addFavIcon("alternate icon", "favicon.ico", "32x32");
        settings.addMetaTag("robots", "noindex, nofollow");
        settings.addMetaTag("referrer", "same-origin");
        settings.addMetaTag("format-detection", "telephone=no");
    }
}
