package cn.zhiban.app.shell;

import com.vaadin.flow.component.page.ColorScheme;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Light, dark, or what the operating system says. */
enum Theme {
    SYSTEM(ColorScheme.Value.SYSTEM),
    LIGHT(ColorScheme.Value.LIGHT),
    DARK(ColorScheme.Value.DARK);

    private final ColorScheme.Value scheme;

    Theme(ColorScheme.Value scheme) {
        this.scheme = scheme;
    }

    ColorScheme.Value scheme() {
        return scheme;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Theme of(@Nullable String code) {
        for (Theme theme : values()) {
            if (theme.code().equals(code)) {
                return theme;
            }
        }
        return SYSTEM;
    }
}
