package cn.zhiban.app.shell;

import cn.zhiban.core.ui.KeyHint;
import cn.zhiban.core.ui.ShortcutHelp;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** All keyboard shortcuts at a glance, opened with {@code ?}. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class KeyboardHelp extends Dialog {
    KeyboardHelp(List<ShortcutHelp> groups) {
        addClassNames("zb-dialog", "zb-keyboard-help");
        setHeaderTitle(getTranslation("shell.keyboard.title"));
        Div columns = new Div();
        columns.addClassName("zb-shortcuts");
        groups.stream()
                .sorted(Comparator.comparingInt(ShortcutHelp::order))
                .forEach(group -> columns.add(section(group)));
        add(columns);
        Button close = new Button(getTranslation("shell.keyboard.close"), _ -> close());
        close.setAutofocus(true);
        getFooter().add(close);
    }

    private Div section(ShortcutHelp group) {
        DescriptionList list = new DescriptionList();
        for (ShortcutHelp.Shortcut shortcut : group.shortcuts()) {
            list.add(
                    new DescriptionList.Term(new KeyHint(shortcut.keys())),
                    new DescriptionList.Description(getTranslation(shortcut.textKey())));
        }
        return new Div(new H3(getTranslation(group.titleKey())), list);
    }
}
