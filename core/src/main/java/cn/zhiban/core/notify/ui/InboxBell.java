package cn.zhiban.core.notify.ui;

import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.ui.HeaderItem;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jspecify.annotations.Nullable;

/** Puts the bell with the number of unread notices into the header; it counts up by itself. */
@org.springframework.stereotype.Component
class InboxBell implements HeaderItem {
    private final Notices notices;

    InboxBell(Notices notices) {
        this.notices = notices;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Component create() {
        return new Bell(notices);
    }

    private static final class Bell extends Button {
        private static final int SHOWN_UP_TO = 99;
        private final transient Notices notices;
        private final Span count = new Span();
        private transient @Nullable Runnable end;

        Bell(Notices notices) {
            super(VaadinIcon.BELL_O.create());
            this.notices = notices;
            addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
            addClassName("zb-bell");
            count.addClassName("zb-bell-count");
            setSuffixComponent(count);
            addClickListener(_ -> UI.getCurrent().navigate(InboxView.class));
        }

        @Override
        protected void onAttach(AttachEvent event) {
            show(notices.unread());
            UI ui = event.getUI();
            end = notices.listen(unread -> ui.access(() -> show(unread)));
        }

        @Override
        protected void onDetach(DetachEvent event) {
            if (end != null) {
                end.run();
            }
        }

        private void show(int unread) {
            count.setText(unread > SHOWN_UP_TO ? SHOWN_UP_TO + "+" : String.valueOf(unread));
            count.setVisible(unread > 0);
            setAriaLabel(getTranslation("core.inbox.bell", unread));
            setTooltipText(getTranslation("core.inbox.bell", unread));
        }
    }
}
