package cn.zhiban.core.ui;

import cn.zhiban.core.security.Actor;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A link in the menu behind the person's name, as a bean. The profile stands there anyway. */
public interface AccountMenuEntry {
    /** Lower stands further up. */
    int order();

    /** Key of the link's text. */
    String titleKey();

    /** Where it leads inside the suite, without a leading slash. */
    String route();

    /** A picture in front of the text. */
    VaadinIcon icon();

    /** Whether this person sees it. */
    default boolean visible(Actor actor) {
        return true;
    }
}
