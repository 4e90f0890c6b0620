package cn.zhiban.kb.redline.ui;

import static cn.zhiban.kb.redline.ui.RedlineScreens.text;

import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what each client sells, so that the rules of its industry hold. */
final class IndustriesDialog {
    private IndustriesDialog() {}

    static void open(RedlineScreens screens, Runnable onSaved) {
        Map<Long, Set<String>> known = screens.redlines().industries();
        Map<ClientRef, TextField> fields = new LinkedHashMap<>();
        Paragraph help = new Paragraph(text("kb.redlines.industries.text"));
        help.addClassName("zb-muted");
        FormDialog dialog = new FormDialog(text("kb.redlines.industries")).note(help);
        for (ClientRef client : screens.managedClients()) {
            TextField field = new TextField(client.name());
            field.setValue(String.join(", ", known.getOrDefault(client.id(), Set.of())));
            fields.put(client, field);
            dialog.wide("client-" + client.id(), field);
        }
        dialog.onSave(() -> {
                    fields.forEach((client, field) -> {
                        List<String> typed = List.of(field.getValue().split("[,\uFF0C\u3001|]"));
                        screens.redlines().setIndustries(client.id(), typed);
                    });
                    Toast.done(text("kb.redlines.saved"));
                    onSaved.run();
                    return true;
                })
                .open();
    }
}
