package cn.zhiban.kb.panel.ui;

import cn.zhiban.core.ui.HomeCard;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.panel.Board;
import cn.zhiban.kb.panel.BoardService;
import cn.zhiban.kb.search.SearchHit;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the board shows on the home page: the pins and the latest changes. */
@Configuration(proxyBeanMethods = false)
class PanelCards {
    private static final int SHOWN = 6;

    @Bean
    HomeCard boardCard(BoardService boards) {
        return new HomeCard() {
            @Override
            public int order() {
                return 90;
            }

            @Override
            public String permission() {
                return KbPermissions.READ;
            }

            @Override
            public Component create() {
                return card(boards.board(null));
            }
        };
    }

    private static Div card(Board board) {
        Div card = new Div(new H2(text("kb.panel.home.title")));
        card.addClassNames("zb-card", "zb-stack", "zb-stack-s");
        Stream<Div> pins =
                board.pins().stream().map(one -> row(one.hit(), one.pin().reason()));
        Stream<Div> changes = board.changed().stream()
                .filter(one -> one.hit() != null)
                .map(one -> row(Objects.requireNonNull(one.hit()), text("kb.panel.board.kind." + word(one.kind()))));
        Div[] rows = Stream.concat(pins, changes).limit(SHOWN).toArray(Div[]::new);
        if (rows.length == 0) {
            card.add(new Paragraph(text("kb.panel.home.none")));
        }
        card.add(rows);
        card.add(new Anchor("panel", text("kb.panel.home.open")));
        return card;
    }

    private static String word(Board.Kind kind) {
        return switch (kind) {
            case NEW -> "new";
            case CHANGED -> "changed";
            case GONE -> "gone";
        };
    }

    private static Div row(SearchHit hit, String remark) {
        Span muted = new Span(remark);
        muted.addClassName("zb-muted");
        Div row = new Div(new Anchor("kb/article/" + hit.id(), hit.title()), new Span(" "), muted);
        row.addClassName("zb-row");
        return row;
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
