package cn.zhiban.core.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;

/** A page of the suite: fills the space beside the navigation, scrolls inside, has a translated title. */
public abstract class Page extends Main implements HasDynamicTitle {
    private final String titleKey;

    /** @param titleKey key of the page's name */
    protected Page(String titleKey) {
        this.titleKey = titleKey;
        addClassName("zb-page");
        setId("content");
    }

    @Override
    public String getPageTitle() {
        return getTranslation(titleKey) + " · " + getTranslation("core.app.name");
    }

    /** Lets the last component (usually a grid) take all the height that is left. */
    protected final void fillHeight() {
        addClassName("zb-page-fill");
    }
}
