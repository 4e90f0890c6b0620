package cn.zhiban.core.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WebBrowser;
import java.util.Map;

/** Shows the keys of a shortcut as they stand on the keyboard. */
public final class KeyHint extends Composite<Span> {
    private static final Map<String, String> MAC = Map.of("Mod", "⌘", "Alt", "⌥", "Shift", "⇧", "Enter", "↵");
    private static final Map<String, String> OTHERS = Map.of("Mod", "Ctrl");
    private static final Map<String, String> ARROWS = Map.of("Up", "↑", "Down", "↓", "Left", "←", "Right", "→");

    /** @param keys as in {@link ShortcutHelp.Shortcut#keys()} */
    public KeyHint(String keys) {
        getContent().addClassName("zb-keys");
        boolean mac = isMac();
        for (String key : keys.split(" ", -1)) {
            String shown = (mac ? MAC : OTHERS).getOrDefault(key, ARROWS.getOrDefault(key, key));
            getContent().add(new Kbd(shown));
        }
    }

    private static boolean isMac() {
        VaadinSession session = VaadinSession.getCurrent();
        WebBrowser browser = session == null ? null : session.getBrowser();
        return browser != null && browser.isMacOSX();
    }

    @com.vaadin.flow.component.Tag("kbd")
    private static final class Kbd extends Component {
        Kbd(String text) {
            getElement().setText(text);
        }
    }
}
