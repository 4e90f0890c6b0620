package cn.zhiban.kb.search.ui;

import com.vaadin.flow.component.Component;

/** What the search page shows before anything is typed; another feature brings it as a bean. */
public interface SearchStart {
    /** Its element follows the shop of the search through a property {@code shop}. */
    Component create();
}
