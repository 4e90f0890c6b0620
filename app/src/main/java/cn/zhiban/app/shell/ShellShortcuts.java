package cn.zhiban.app.shell;

import cn.zhiban.core.ui.ShortcutHelp;
import java.util.List;
import org.springframework.stereotype.Component;

/** The shortcuts that work on every page. */
@Component
class ShellShortcuts implements ShortcutHelp {
    @Override
    public int order() {
        return 0;
    }

    @Override
    public String titleKey() {
        return "shell.keyboard.everywhere";
    }

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                new Shortcut("Mod K", "shell.keyboard.palette"),
                new Shortcut("?", "shell.keyboard.help"),
                new Shortcut("Mod Enter", "shell.keyboard.save"),
                new Shortcut("Enter", "shell.keyboard.row"),
                new Shortcut("Esc", "shell.keyboard.escape"));
    }
}
