package cn.zhiban.core.ui;

import java.util.List;

/** A group of keyboard shortcuts for the help that opens with {@code ?}, as a bean. */
public interface ShortcutHelp {
    /** Lower comes first; the shell's own group is 0. */
    int order();

    /** Key of the group's heading. */
    String titleKey();

    /** The shortcuts, the most useful first. */
    List<Shortcut> shortcuts();

    /**
     * One shortcut.
     *
     * @param keys keys separated by spaces: {@code Mod K} is Ctrl K, or ⌘ K on a Mac; also {@code Enter}, {@code Up}
     * @param textKey key of what it does
     */
    record Shortcut(String keys, String textKey) {}
}
