package cn.zhiban.kb.panel.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.security.Access;
import cn.zhiban.kb.panel.PanelPermissions;
import cn.zhiban.kb.search.ui.SearchStart;
import com.vaadin.flow.component.Component;
import org.springframework.stereotype.Service;

/** Today's board below the empty search field. */
@Service
class BoardStart implements SearchStart {
    private final Translations translations;
    private final Access access;

    BoardStart(Translations translations, Access access) {
        this.translations = translations;
        this.access = access;
    }

    @Override
    public Component create() {
        BoardField board = new BoardField(translations, access.current().may(PanelPermissions.PIN));
        board.withoutChooser();
        return board;
    }
}
