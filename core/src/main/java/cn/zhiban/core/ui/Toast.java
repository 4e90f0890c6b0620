package cn.zhiban.core.ui;

import cn.zhiban.core.UserFacingProblem;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** Short notices at the lower edge: what was done, or what went wrong and how to mend it. */
public final class Toast {
    private static final int GOOD_MS = 3_000;
    private static final int BAD_MS = 8_000;

    private Toast() {}

    /** Says that something was done. @param text translated */
    public static void done(String text) {
        show(text, GOOD_MS, NotificationVariant.SUCCESS, VaadinIcon.CHECK_CIRCLE);
    }

    /** Says that something was not done. @param text translated */
    public static void failed(String text) {
        Notification notification = show(text, BAD_MS, NotificationVariant.ERROR, VaadinIcon.EXCLAMATION_CIRCLE);
        notification.setAssertive(true);
    }

    /** Says what the problem is. */
    public static void failed(UserFacingProblem problem) {
        failed(UI.getCurrent().getTranslation(problem.messageKey(), problem.arguments()));
    }

    private static Notification show(String text, int milliseconds, NotificationVariant variant, VaadinIcon icon) {
        Notification notification = new Notification();
        Icon picture = icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> notification.close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel(UI.getCurrent().getTranslation("core.ui.close"));
        Div content = new Div(picture, new Span(text), close);
        content.addClassName("zb-toast");
        notification.add(content);
        notification.addThemeVariants(variant);
        notification.setDuration(milliseconds);
        notification.setPosition(Notification.Position.BOTTOM_CENTER);
        notification.open();
        return notification;
    }
}
