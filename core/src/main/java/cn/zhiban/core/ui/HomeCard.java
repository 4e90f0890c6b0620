package cn.zhiban.core.ui;

import com.vaadin.flow.component.Component;

/** A module's card on the home page, as a bean. */
public interface HomeCard {
    /** Lower comes first. */
    int order();

    /** Permission without which the card is left out. */
    String permission();

    /** A new card for the person who looks at the page. */
    Component create();
}
