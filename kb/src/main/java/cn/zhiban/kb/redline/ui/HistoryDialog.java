package cn.zhiban.kb.redline.ui;

import static cn.zhiban.kb.redline.ui.RedlineScreens.text;

import cn.zhiban.core.ui.Authors;
import cn.zhiban.core.ui.DiffView;
import cn.zhiban.kb.redline.RedlineDraft;
import cn.zhiban.kb.redline.RedlineRule;
import cn.zhiban.kb.redline.RedlineVersion;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.util.List;
import java.util.Objects;

/** The versions of a rule, each with what it changed. */
final class HistoryDialog {
    private final Dialog dialog = new Dialog();

    HistoryDialog(RedlineScreens screens, RedlineRule rule) {
        dialog.setHeaderTitle(rule.content().code());
        dialog.addClassName("zb-dialog");
        List<RedlineVersion> versions = screens.redlines().versions(rule.id());
        Div list = new Div();
        list.addClassName("zb-stack");
        for (int i = 0; i < versions.size(); i++) {
            RedlineVersion one = versions.get(i);
            String before = i + 1 < versions.size() ? words(versions.get(i + 1)) : "";
            Div version = new Div(
                    new H3(text(
                            "kb.redlines.version",
                            one.number(),
                            screens.time().format(one.createdAt()),
                            Authors.name(dialog, one.createdBy()))),
                    new DiffView(before, words(one)));
            version.addClassNames("zb-stack", "zb-stack-s");
            list.add(version);
        }
        dialog.add(list);
        dialog.getFooter().add(new Button(text("core.ui.close"), _ -> dialog.close()));
    }

    void open() {
        dialog.open();
    }

    private static String words(RedlineVersion version) {
        RedlineDraft draft = version.content();
        return String.join(
                "\n",
                text("kb.redline.state." + version.state()) + " · " + text("kb.redline.severity." + draft.severity())
                        + " · " + draft.message(),
                Objects.requireNonNullElse(draft.alternative(), ""),
                String.join("\n", draft.words()),
                String.join("\n", draft.triggers()),
                String.join("\n", draft.allowed()));
    }
}
