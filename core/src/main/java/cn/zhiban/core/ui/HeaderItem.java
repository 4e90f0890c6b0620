package cn.zhiban.core.ui;

import com.vaadin.flow.component.Component;

/** Something at the right of the suite's header, as a bean: the inbox bell for example. */
public interface HeaderItem {
    /** Lower stands further left. */
    int order();

    /** A new component for the person who is signed in; made once per browser tab. */
    Component create();
}
