package cn.zhiban.kb.authority.ui;

import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.authority.AuthorityCase;
import cn.zhiban.kb.authority.CaseDraft;
import cn.zhiban.kb.authority.CaseService;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;

/** Makes or changes a case. */
final class CaseDialog {
    private CaseDialog() {}

    static void open(CaseService cases, @Nullable AuthorityCase one, Runnable changed) {
        TextField code = new TextField(text("kb.authority.case.code"));
        TextField name = new TextField(text("kb.authority.case.name"));
        TextArea description = new TextArea(text("kb.authority.case.description"));
        TextArea sentence = new TextArea(text("kb.authority.case.sentence"));
        Checkbox forbidden = new Checkbox(text("kb.authority.case.forbidden"));
        Checkbox active = new Checkbox(text("kb.authority.case.active"), true);
        code.setHelperText(text("kb.authority.case.code.help"));
        code.setRequiredIndicatorVisible(true);
        name.setRequiredIndicatorVisible(true);
        sentence.setHelperText(text("kb.authority.case.sentence.help"));
        if (one != null) {
            code.setValue(one.code());
            code.setReadOnly(true);
            name.setValue(one.name());
            description.setValue(one.description());
            sentence.setValue(one.sentence());
            forbidden.setValue(one.forbidden());
            active.setValue(one.active());
        }
        new FormDialog(text(one == null ? "kb.authority.case.create" : "kb.authority.case.edit"))
                .with("name", name)
                .with("code", code)
                .wide("description", description)
                .wide("sentence", sentence)
                .with("forbidden", forbidden)
                .with("active", active)
                .onSave(() -> {
                    CaseDraft draft = new CaseDraft(
                            code.getValue(),
                            name.getValue(),
                            description.getValue(),
                            sentence.getValue(),
                            forbidden.getValue(),
                            active.getValue());
                    if (one == null) {
                        cases.createCase(draft);
                    } else {
                        cases.changeCase(one.id(), one.version(), draft);
                    }
                    Toast.done(text("kb.authority.saved"));
                    changed.run();
                    return true;
                })
                .open();
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
