package cn.zhiban.scheduling.roster.ui;

import static cn.zhiban.scheduling.roster.ui.RosterScreens.text;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.scheduling.roster.publish.Receipt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;

/** Who has acknowledged a roster and who has not. */
final class ReceiptsDialog {
    private final Dialog dialog = new Dialog();

    ReceiptsDialog(List<Receipt> receipts, CompanyTime time) {
        dialog.setHeaderTitle(text("sched.roster.receipts"));
        dialog.addClassName("zb-dialog");
        long seen =
                receipts.stream().filter(one -> one.acknowledgedAt() != null).count();
        Div list = new Div();
        list.addClassName("sched-difference");
        receipts.stream()
                .sorted((a, b) -> Boolean.compare(a.acknowledgedAt() != null, b.acknowledgedAt() != null))
                .forEach(one -> {
                    Instant at = one.acknowledgedAt();
                    Span name = new Span(one.name());
                    name.addClassName("zb-grow");
                    Div line = new Div(
                            name,
                            at == null
                                    ? new Badge(text("sched.roster.receipts.open"), Badge.Tone.WARNING)
                                    : new Badge(time.format(at), Badge.Tone.GOOD));
                    line.addClassName("zb-row");
                    list.add(line);
                });
        dialog.add(new Paragraph(text("sched.roster.receipts.count", seen, receipts.size())), list);
        dialog.getFooter().add(new Button(text("core.ui.close"), _ -> dialog.close()));
    }

    void open() {
        dialog.open();
    }
}
