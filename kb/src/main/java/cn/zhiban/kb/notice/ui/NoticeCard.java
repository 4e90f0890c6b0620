package cn.zhiban.kb.notice.ui;

import cn.zhiban.core.ui.HomeCard;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.notice.NoticeLine;
import cn.zhiban.kb.notice.NoticeReading;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.springframework.stereotype.Component;

/** What has to be read, on the home page. */
@Component
class NoticeCard implements HomeCard {
    private static final int SHOWN = 3;
    private final NoticeReading reading;

    NoticeCard(NoticeReading reading) {
        this.reading = reading;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String permission() {
        return KbPermissions.READ;
    }

    @Override
    public com.vaadin.flow.component.Component create() {
        UI ui = UI.getCurrent();
        List<NoticeLine> unread =
                reading.mine().stream().filter(line -> !line.acknowledged()).toList();
        Div card = new Div(new H2(ui.getTranslation("kb.notices.title")));
        card.addClassNames("zb-card", "zb-stack", "zb-stack-s");
        if (unread.isEmpty()) {
            card.add(new Paragraph(ui.getTranslation("kb.notice.home.none")));
        } else {
            Span figure = new Span(String.valueOf(unread.size()));
            figure.addClassNames("zb-big", "zb-text-warning");
            card.add(figure);
            unread.stream().limit(SHOWN).forEach(line -> card.add(new Div(new Span(line.title()))));
        }
        card.add(new Anchor(
                "kb/notices", ui.getTranslation(unread.isEmpty() ? "kb.notice.home.open" : "kb.notice.home.read")));
        return card;
    }
}
