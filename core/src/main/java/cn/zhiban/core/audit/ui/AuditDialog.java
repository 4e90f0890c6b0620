package cn.zhiban.core.audit.ui;

import cn.zhiban.core.audit.AuditChange;
import cn.zhiban.core.audit.AuditEntry;
import cn.zhiban.core.audit.AuditTrail;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.DiffView;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** One entry of the audit log with what was changed. */
final class AuditDialog {
    private AuditDialog() {}

    static void open(AuditTrail trail, CompanyTime time, AuditWords words, AuditEntry entry) {
        Dialog dialog = new Dialog(words.action(entry.action()) + " · " + entry.objectLabel());
        dialog.addClassNames("zb-dialog", "zb-form-dialog");
        DescriptionList facts = new DescriptionList();
        facts.addClassName("zb-facts");
        fact(facts, "core.audit.at", time.format(entry.at()));
        fact(facts, "core.audit.person", words.actor(entry) + " (" + entry.actor() + ")");
        fact(facts, "core.audit.object", words.object(entry.objectType()) + " " + entry.objectId());
        Div content = new Div(facts, changes(words, trail.changes(entry.id())));
        content.addClassName("zb-stack");
        dialog.add(content);
        Button close = new Button(text("core.audit.close"), _ -> dialog.close());
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(close);
        dialog.open();
    }

    private static Div changes(AuditWords words, List<AuditChange> changes) {
        Div list = new Div();
        list.addClassName("zb-stack");
        if (changes.isEmpty()) {
            Paragraph none = new Paragraph(text("core.audit.no-details"));
            none.addClassName("zb-muted");
            list.add(none);
        }
        for (AuditChange change : changes) {
            Div one = new Div();
            one.addClassName("zb-stack-s");
            if (!change.field().isEmpty()) {
                Span name = new Span(words.field(change.field()));
                name.addClassName("zb-strong");
                one.add(name);
            }
            one.add(new DiffView(
                    words.value(change.field(), change.before()), words.value(change.field(), change.after())));
            list.add(one);
        }
        return list;
    }

    private static void fact(DescriptionList facts, String key, String value) {
        facts.add(new DescriptionList.Term(text(key)), new DescriptionList.Description(value));
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
