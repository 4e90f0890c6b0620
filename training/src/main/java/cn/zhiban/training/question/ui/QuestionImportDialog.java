package cn.zhiban.training.question.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.core.ui.Uploads;
import cn.zhiban.training.question.QuestionBank;
import cn.zhiban.training.question.exchange.Found;
import cn.zhiban.training.question.exchange.QuestionExchange;
import cn.zhiban.training.question.exchange.QuestionFormat;
import cn.zhiban.training.question.exchange.Remark;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.streams.UploadHandler;
import org.jspecify.annotations.Nullable;

/** Brings a file of another program: shows what it holds and what not, then keeps it; can be taken back. */
final class QuestionImportDialog {
    private static final int SHOWN = 100;

    private final QuestionExchange exchange;
    private final Runnable done;
    private final Dialog dialog = new Dialog();
    private final Select<QuestionFormat> format = new Select<>();
    private final ComboBox<ShopRef> shop = new ComboBox<>(text("training.question.scope.shop"));
    private final Div result = new Div();
    private final Button keep = new Button();
    private byte @Nullable [] content;
    private String name = "";

    QuestionImportDialog(QuestionExchange exchange, QuestionBank bank, Organisation organisation, Runnable done) {
        this.exchange = exchange;
        this.done = done;
        dialog.setHeaderTitle(text("training.question.import.title"));
        dialog.addClassName("zb-dialog");
        format.setLabel(text("training.question.format"));
        format.setItems(QuestionFormat.values());
        format.setItemLabelGenerator(one -> text("training.question.format." + one));
        format.setValue(QuestionFormat.GIFT);
        format.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                preview();
            }
        });
        shop.setItems(organisation.shops(scope(bank)));
        shop.setItemLabelGenerator(ShopRef::name);
        shop.setPlaceholder(text("training.question.scope.shared"));
        shop.setClearButtonVisible(true);
        result.addClassName("zb-stack");
        UI ui = UI.getCurrent();
        var upload = Uploads.single(
                UploadHandler.inMemory((metadata, bytes) -> ui.access(() -> {
                    content = bytes;
                    name = metadata.fileName();
                    format.setValue(QuestionFormat.guess(bytes));
                    preview();
                })),
                QuestionExchange.MEGABYTES,
                ".gift",
                ".txt",
                ".xml");
        Paragraph hint = new Paragraph(text("training.question.import.hint"));
        hint.addClassName("zb-muted");
        Div all = new Div(hint, upload, format, shop, result);
        all.addClassName("zb-stack");
        dialog.add(all);
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        keep.setText(text("training.question.import.keep", 0));
        keep.setEnabled(false);
        keep.setDisableOnClick(true);
        keep.setTestId("import-keep");
        keep.addClickListener(_ -> keep());
        dialog.getFooter().add(new Button(text("core.ui.cancel"), _ -> dialog.close()), keep);
    }

    /** What the author may see; shops are offered from there. */
    private static Scope scope(QuestionBank bank) {
        return bank.scope();
    }

    void open() {
        dialog.open();
    }

    private void preview() {
        byte[] file = content;
        if (file == null) {
            return;
        }
        result.removeAll();
        Found found = exchange.preview(file, format.getValue());
        int good = found.questions().size();
        long refused = found.remarks().stream().filter(Remark::refused).count();
        Div head = new Div(
                new Badge(text("training.question.import.good", good), Badge.Tone.GOOD),
                new Badge(
                        text("training.question.import.refused", refused),
                        refused == 0 ? Badge.Tone.NEUTRAL : Badge.Tone.BAD));
        head.addClassName("zb-row");
        result.add(head);
        Div remarks = new Div();
        remarks.addClassName("zb-list");
        found.remarks().stream().limit(SHOWN).forEach(one -> remarks.add(remark(one)));
        Div questions = new Div();
        questions.addClassName("zb-list");
        found.questions().stream().limit(SHOWN).forEach(one -> {
            Span line = new Span(text("training.question.import.line", one.line()));
            line.addClassNames("zb-muted", "zb-small");
            questions.add(new Div(
                    line,
                    new Span(" " + one.content().name() + " "),
                    new Badge(text("training.question.kind." + one.content().kind()), Badge.Tone.NEUTRAL)));
        });
        result.add(remarks, questions);
        keep.setText(text("training.question.import.keep", good));
        keep.setEnabled(good > 0);
    }

    private static Div remark(Remark remark) {
        return new Div(
                new Badge(
                        text("training.question.import.line", remark.line()),
                        remark.refused() ? Badge.Tone.BAD : Badge.Tone.WARNING),
                new Span(" " + text(remark.key(), remark.arguments().toArray())));
    }

    private void keep() {
        byte[] file = content;
        if (file == null) {
            return;
        }
        try {
            ShopRef whose = shop.getValue();
            long id = exchange.keep(
                    name,
                    file,
                    format.getValue(),
                    whose == null ? null : whose.clientId(),
                    whose == null ? null : whose.id());
            done.run();
            kept(id);
        } catch (UserFacingProblem e) {
            Toast.failed(e);
            keep.setEnabled(true);
        }
    }

    private void kept(long id) {
        dialog.removeAll();
        Button undo = new Button(text("training.question.import.undo"), _ -> {
            try {
                Toast.done(text("training.question.import.undone", exchange.undo(id)));
            } catch (UserFacingProblem e) {
                Toast.failed(e);
            }
            done.run();
            dialog.close();
        });
        dialog.add(new Paragraph(text("training.question.import.kept")));
        dialog.getFooter().removeAll();
        dialog.getFooter().add(undo, new Button(text("core.ui.close"), _ -> dialog.close()));
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
