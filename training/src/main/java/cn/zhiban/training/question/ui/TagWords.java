package cn.zhiban.training.question.ui;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.training.question.Tag;
import com.vaadin.flow.component.UI;
import java.util.List;

/** Names of tags for people. */
public final class TagWords {
    private TagWords() {}

    /** What people read for a tag's key ({@link Tag#key()}). */
    public static String text(String key, Organisation organisation) {
        int colon = key.indexOf(':');
        Tag.Kind kind = Tag.Kind.valueOf(key.substring(0, colon));
        String value = key.substring(colon + 1);
        return switch (kind) {
            case WORD -> value;
            case SHOP ->
                named(
                        kind,
                        value.matches("\\d{1,18}")
                                ? organisation.shopsById(List.of(Long.valueOf(value))).stream()
                                        .map(shop -> shop.name())
                                        .findFirst()
                                        .orElse(value)
                                : value);
            case PLATFORM -> UI.getCurrent().getTranslation("platform." + value);
            case CATEGORY -> named(kind, value.replaceFirst("^\\$course\\$/(?:top/)?", ""));
            default -> named(kind, value);
        };
    }

    private static String named(Tag.Kind kind, String value) {
        return UI.getCurrent().getTranslation("training.question.tag." + kind, value);
    }
}
