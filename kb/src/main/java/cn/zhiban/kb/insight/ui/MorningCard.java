package cn.zhiban.kb.insight.ui;

import cn.zhiban.core.ui.HomeCard;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.insight.MorningLine;
import cn.zhiban.kb.insight.MorningService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.springframework.stereotype.Service;

/** The first lines of the morning list on the home page. */
@Service
class MorningCard implements HomeCard {
    private static final int SHOWN = 4;
    private final MorningService morning;

    MorningCard(MorningService morning) {
        this.morning = morning;
    }

    @Override
    public int order() {
        return 105;
    }

    @Override
    public String permission() {
        return KbPermissions.EDIT;
    }

    @Override
    public Component create() {
        Div card = new Div(new H2(text("kb.morning.title")));
        card.addClassNames("zb-card", "zb-stack", "zb-stack-s");
        List<MorningLine> lines = morning.lines(SHOWN);
        if (lines.isEmpty()) {
            card.add(new Paragraph(text("kb.morning.empty.title")));
        }
        for (MorningLine line : lines) {
            Span why = new Span(text(line.reasonKey(), line.arguments().toArray()));
            why.addClassNames("zb-small", "zb-muted");
            Anchor title = new Anchor(line.link(), line.title());
            title.addClassName("zb-clamp-2");
            card.add(new Div(title, why));
        }
        card.add(new Anchor("kb/morning", text("kb.morning.open")));
        return card;
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
