package cn.zhiban.kb.search.ui;

import com.vaadin.flow.component.Component;

/** What the search page shows before anything is typed; another feature brings it as a bean. */
public interface SearchStart {
    /** A property {@code shop} of its element is set to the shop of the search, undefined for all. */
    Component create();
}
