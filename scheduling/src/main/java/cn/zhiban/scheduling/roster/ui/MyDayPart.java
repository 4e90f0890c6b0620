package cn.zhiban.scheduling.roster.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** Something that other features show above one's own shifts. */
public interface MyDayPart {
    /** What to show to whoever is signed in, who is an employee; nothing if there is nothing to say today. */
    Optional<Component> show();
}
