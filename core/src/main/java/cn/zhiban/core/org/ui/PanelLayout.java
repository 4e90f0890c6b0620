package cn.zhiban.core.org.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import org.jspecify.annotations.Nullable;

/** A table with what is shown of a row beside it, or over the whole page where there is no room for both. */
final class PanelLayout extends Composite<MasterDetailLayout> {
    private static final String TABLE = "340px";
    private static final String PANEL = "420px";

    /** @param close called when the person wants the panel closed */
    PanelLayout(Component table, Runnable close) {
        getContent().setMaster(table);
        getContent().setMasterSize(TABLE);
        getContent().setExpandMaster(true);
        getContent().setDetailSize(PANEL);
        getContent().setOverlaySize("100%");
        getContent().setOverlayContainment(MasterDetailLayout.OverlayContainment.PAGE);
        getContent().addBackdropClickListener(_ -> close.run());
        getContent().addDetailEscapePressListener(_ -> close.run());
    }

    /** Shows a panel, or none. */
    void show(@Nullable Component panel) {
        getContent().setDetail(panel);
    }
}
