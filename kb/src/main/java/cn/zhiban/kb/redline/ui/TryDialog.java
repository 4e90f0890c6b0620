package cn.zhiban.kb.redline.ui;

import static cn.zhiban.kb.redline.ui.RedlineScreens.text;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.kb.redline.RedlineFinding;
import cn.zhiban.kb.redline.RedlineService;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;

/** A box to type a text into: shows at once which red lines it crosses, and where. */
final class TryDialog {
    private static final int CHECKED_AFTER_MS = 300;

    private final RedlineScreens screens;
    private final Dialog dialog = new Dialog();
    private final TextArea said = new TextArea(text("kb.redlines.try.text"));
    private final Select<Platform> platform = new Select<>();
    private final ComboBox<ShopRef> shop = new ComboBox<>(text("kb.redline.column.shop"));
    private final Div result = new Div();

    TryDialog(RedlineScreens screens) {
        this.screens = screens;
        dialog.setHeaderTitle(text("kb.redlines.try"));
        dialog.addClassNames("zb-dialog", "zb-form-dialog");
        said.setWidthFull();
        said.setMinRows(4);
        said.setMaxRows(12);
        said.setMaxLength(RedlineService.CHECKED_LENGTH);
        said.setPlaceholder(text("kb.redlines.try.placeholder"));
        said.setValueChangeMode(ValueChangeMode.LAZY);
        said.setValueChangeTimeout(CHECKED_AFTER_MS);
        said.setTestId("kb-redline-try-text");
        platform.setLabel(text("kb.redlines.platform"));
        platform.setItems(Platform.values());
        platform.setEmptySelectionAllowed(true);
        platform.setItemLabelGenerator(one -> one == null ? text("kb.redlines.try.any") : text("platform." + one));
        shop.setItems(screens.shops());
        shop.setItemLabelGenerator(ShopRef::name);
        shop.setClearButtonVisible(true);
        said.addValueChangeListener(_ -> check());
        platform.addValueChangeListener(_ -> check());
        shop.addValueChangeListener(_ -> check());
        result.addClassName("zb-stack");
        result.getElement().setAttribute("aria-live", "polite");
        Div place = new Div(platform, shop);
        place.addClassName("zb-row");
        Div all = new Div(said, place, result);
        all.addClassName("zb-stack");
        dialog.add(all);
        dialog.getFooter().add(new Button(text("core.ui.close"), _ -> dialog.close()));
    }

    void open() {
        dialog.open();
        said.focus();
    }

    private void check() {
        result.removeAll();
        String typed = said.getValue();
        if (typed.isBlank()) {
            return;
        }
        ShopRef chosen = shop.getValue();
        List<RedlineFinding> findings =
                screens.redlines().check(typed, platform.getValue(), chosen == null ? null : chosen.id());
        if (findings.isEmpty()) {
            Div fine = new Div(text("kb.redlines.try.clean"));
            fine.addClassName("zb-note-good");
            fine.addClassName("zb-note");
            result.add(fine);
            return;
        }
        result.add(marked(typed, findings));
        findings.forEach(one -> result.add(row(typed, one)));
    }

    private static Div marked(String typed, List<RedlineFinding> findings) {
        Div text = new Div();
        text.addClassName("zb-diff");
        int done = 0;
        for (RedlineFinding one : findings) {
            if (one.start() >= done && one.end() > one.start()) {
                text.add(new Span(typed.substring(done, one.start())));
                HtmlContainer mark = new HtmlContainer("mark");
                mark.getElement().setText(typed.substring(one.start(), one.end()));
                text.add(mark);
                done = one.end();
            }
        }
        text.add(new Span(typed.substring(done)));
        Div card = new Div(text);
        card.addClassName("zb-card");
        return card;
    }

    private Div row(String typed, RedlineFinding one) {
        Span passage = new Span(one.end() > one.start() ? typed.substring(one.start(), one.end()) : "…");
        passage.addClassName("zb-strong");
        Div head = new Div(RedlineScreens.severity(dialog, one.severity()), passage);
        head.addClassName("zb-row");
        if (one.alternative() != null) {
            head.add(new Span("→ " + one.alternative()));
        }
        Span why = new Span(one.message() + " (" + one.rule() + ")");
        why.addClassNames("zb-muted", "zb-small");
        Div row = new Div(head, why);
        row.addClassNames("zb-stack", "zb-stack-s");
        return row;
    }
}
