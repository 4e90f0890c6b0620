package cn.zhiban.kb.authority.ui;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.KeyHint;
import cn.zhiban.kb.authority.Approval;
import cn.zhiban.kb.authority.Money;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.Objects;

/** One request that waits. With the focus on it, A approves and R refuses; what is typed below goes along as the reason. */
final class ApprovalCard extends Div {
    /** Is told what was decided. */
    interface Decision {
        void made(ApprovalCard card, boolean approved);
    }

    private static final String NOT_TYPING = "!['INPUT', 'TEXTAREA'].includes(event.target.tagName)"
            + " && !event.ctrlKey && !event.metaKey && !event.altKey && event.key.toLowerCase() === ";

    private final transient Approval approval;
    private final transient CompanyTime time;
    private final Badge left = new Badge("", Badge.Tone.WARNING);
    private final TextField answer = new TextField();

    ApprovalCard(Approval approval, AuthorityNames names, CompanyTime time, Decision decision) {
        this.approval = approval;
        this.time = time;
        addClassNames("zb-card", "zb-approval");
        getElement().setAttribute("role", "listitem").setAttribute("tabindex", "0");
        setTestId("approval-" + approval.code());
        Span sum = new Span("¥" + Money.yuan(approval.amountCents()));
        sum.addClassName("zb-approval-sum");
        Div head = new Div(
                sum,
                new Span(getTranslation(
                        "kb.authority.approvals.what",
                        approval.caseName(),
                        getTranslation("kb.authority.remedy." + approval.remedy()))),
                left);
        head.addClassName("zb-row");
        Paragraph who = new Paragraph(getTranslation(
                "kb.authority.approvals.who",
                approval.agent(),
                names.shop(approval.shopId()),
                approval.orderRef(),
                Money.yuan(approval.orderCents()),
                approval.code()));
        who.addClassName("zb-muted");
        answer.setPlaceholder(getTranslation("kb.authority.approvals.answer"));
        answer.setAriaLabel(getTranslation("kb.authority.approvals.answer"));
        answer.setMaxLength(500);
        answer.addClassName("zb-grow");
        Button refuse = new Button(getTranslation("kb.authority.approvals.refuse"), _ -> decision.made(this, false));
        refuse.setSuffixComponent(new KeyHint("R"));
        Button approve = new Button(getTranslation("kb.authority.approvals.approve"), _ -> decision.made(this, true));
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setSuffixComponent(new KeyHint("A"));
        refuse.setDisableOnClick(true);
        approve.setDisableOnClick(true);
        Div actions = new Div(answer, refuse, approve);
        actions.addClassName("zb-row");
        add(head, who, new Paragraph(approval.reason()), actions);
        key("'a'", () -> decision.made(this, true));
        key("'r'", () -> decision.made(this, false));
        refresh();
    }

    String code() {
        return approval.code();
    }

    String answer() {
        return answer.getValue();
    }

    /** Takes the focus once the shell has put it onto the page. */
    void focus() {
        getElement().executeJs("setTimeout(() => this.isConnected && this.focus(), 300)");
    }

    /** Counts down the minutes. */
    void refresh() {
        long minutes = Math.max(
                0,
                Duration.between(time.now(), approval.expiresAt())
                        .plusSeconds(59)
                        .toMinutes());
        left.setText(getTranslation("kb.authority.approvals.left", minutes));
    }

    /** One that was answered or has expired. */
    static Div past(Approval approval, AuthorityNames names, CompanyTime time) {
        UI ui = UI.getCurrent();
        Span text = new Span(ui.getTranslation(
                "kb.authority.approvals.past.row",
                time.format(approval.createdAt()),
                approval.agent(),
                names.shop(approval.shopId()),
                approval.caseName(),
                Money.yuan(approval.amountCents()),
                approval.orderRef()));
        Span by = new Span(Objects.requireNonNullElse(approval.decidedBy(), "")
                + (approval.answer().isEmpty() ? "" : " · " + approval.answer()));
        by.addClassName("zb-muted");
        Div texts = new Div(text, by);
        texts.addClassNames("zb-grow", "zb-stack-s");
        Badge.Tone tone = switch (approval.state()) {
            case APPROVED, USED -> Badge.Tone.GOOD;
            case REFUSED -> Badge.Tone.BAD;
            case OPEN, EXPIRED -> Badge.Tone.NEUTRAL;
        };
        Div row = new Div(texts, new Badge(ui.getTranslation("kb.authority.state." + approval.state()), tone));
        row.addClassName("zb-list-row");
        return row;
    }

    private void key(String key, Runnable action) {
        getElement().addEventListener("keydown", _ -> action.run()).setFilter(NOT_TYPING + key);
    }
}
