package cn.zhiban.kb.authority.ui;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.kb.authority.CaseService;
import cn.zhiban.kb.authority.Ladder;
import cn.zhiban.kb.authority.LimitText;
import cn.zhiban.kb.authority.Money;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.stream.Collectors;

/** All versions of a ladder, the newest first. */
final class LadderHistory {
    private LadderHistory() {}

    static void open(CaseService cases, AuthorityNames names, CompanyTime time, long lineId) {
        Dialog dialog = new Dialog();
        dialog.addClassName("zb-dialog");
        dialog.setHeaderTitle(text("kb.authority.ladder.history"));
        Div list = new Div();
        list.addClassName("zb-list");
        for (Ladder version : cases.history(lineId)) {
            list.add(row(version, names, time));
        }
        dialog.add(list);
        dialog.getFooter().add(new Button(text("kb.authority.close"), _ -> dialog.close()));
        dialog.open();
    }

    private static Div row(Ladder version, AuthorityNames names, CompanyTime time) {
        Div head = new Div(
                new Badge("v" + version.number(), version.replacedAt() == null ? Badge.Tone.GOOD : Badge.Tone.NEUTRAL),
                new Span(text("kb.authority.ladder.written", time.format(version.createdAt()), version.createdBy())));
        head.addClassName("zb-row");
        String limits = version.draft().limits().stream()
                .map(limit -> text("kb.authority.step." + limit.step()) + " " + LimitText.shown(limit) + " "
                        + text("kb.authority.remedy." + limit.remedy()))
                .collect(Collectors.joining(" → "));
        Div texts = new Div(head, new Paragraph(limits));
        Paragraph details = new Paragraph(names.reach(version.draft(), key -> text(key))
                + (version.draft().dailyCents() == null
                        ? ""
                        : " · " + text("kb.authority.ladder.daily") + " ¥"
                                + Money.yuan(version.draft().dailyCents()))
                + (version.draft().dailyGrants() == null
                        ? ""
                        : " · "
                                + text(
                                        "kb.authority.ladder.times",
                                        version.draft().dailyGrants())));
        details.addClassName("zb-muted");
        texts.add(details);
        texts.addClassName("zb-grow");
        Div row = new Div(texts);
        row.addClassName("zb-list-row");
        return row;
    }

    private static String text(String key, Object... values) {
        return UI.getCurrent().getTranslation(key, values);
    }
}
