package cn.zhiban.kb.notice.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.kb.notice.NoticeTexts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** What the person still has to read: a bar above a page, or a list as a page. It asks the REST interface by itself. */
@Tag("zhiban-notices")
@JsModule("context://kb/zhiban-notice.js")
public final class NoticeBar extends Component {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NoticeBar(Translations translations, Locale locale, String mode) {
        getElement().setPropertyJson("texts", JSON.valueToTree(NoticeTexts.of(translations, locale)));
        getElement().setProperty("mode", mode);
    }

    /** One line with the first unread notice; not there when nothing is unread. */
    public static NoticeBar bar(Translations translations, Locale locale) {
        return new NoticeBar(translations, locale, "bar");
    }

    /** All of them. */
    static NoticeBar list(Translations translations, Locale locale) {
        return new NoticeBar(translations, locale, "list");
    }

    /** Does something after each receipt. */
    NoticeBar onRead(Runnable listener) {
        getElement().addEventListener("read", _ -> listener.run());
        return this;
    }
}
