package cn.zhiban.core.ui;

import cn.zhiban.core.security.Access;
import com.vaadin.flow.component.Component;

/** Names of who changed something, as people read them. */
public final class Authors {
    private Authors() {}

    /** @param name as services report it; the name of work that nobody asked for is translated */
    public static String name(Component view, String name) {
        return name.equals(Access.SYSTEM) ? view.getTranslation("core.audit.system") : name;
    }
}
