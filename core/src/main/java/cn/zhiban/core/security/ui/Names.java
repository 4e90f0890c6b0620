package cn.zhiban.core.security.ui;

import cn.zhiban.core.security.role.RoleRef;
import com.vaadin.flow.component.UI;

/** What roles and permissions are called in the reader's language. */
final class Names {
    private Names() {}

    static String role(RoleRef role) {
        return role.name() == null ? UI.getCurrent().getTranslation("role." + role.code()) : role.name();
    }

    static String permission(String code) {
        return UI.getCurrent().getTranslation("permission." + code);
    }

    static String module(String code) {
        return UI.getCurrent().getTranslation("permission.module." + code);
    }
}
