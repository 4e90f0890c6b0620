package cn.zhiban.kb.authority.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.authority.Approval;
import cn.zhiban.kb.authority.ApprovalService;
import cn.zhiban.kb.authority.AuthorityPermissions;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What agents wait for: approved or refused with one key each; the list keeps itself up to date. */
@Route("kb/approvals")
@Menu(order = 107, title = "kb.authority.approvals.title", icon = "vaadin:check-square-o")
@RolesAllowed(AuthorityPermissions.APPROVE)
class ApprovalsView extends Page {
    private static final int LOOK_EVERY_MS = 2_000;
    private static final int SHOWN = 20;

    private final transient ApprovalService approvals;
    private final transient AuthorityNames names;
    private final transient CompanyTime time;
    private final Div waiting = new Div();
    private final Section decided = new Section();
    private transient List<String> shown = List.of();
    private transient @Nullable Registration polling;

    ApprovalsView(ApprovalService approvals, AuthorityNames names, CompanyTime time) {
        super("kb.authority.approvals.title");
        this.approvals = approvals;
        this.names = names;
        this.time = time;
        addClassName("zb-page-narrow");
        waiting.addClassName("zb-stack");
        waiting.getElement().setAttribute("role", "list");
        waiting.getElement().setAttribute("aria-live", "polite");
        decided.addClassName("zb-section");
        add(
                new PageHeader(
                        getTranslation("kb.authority.approvals.title"),
                        getTranslation("kb.authority.approvals.subtitle")),
                waiting,
                decided);
        show(approvals.open());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polling = event.getUI().addPollListener(_ -> look());
        event.getUI().setPollInterval(LOOK_EVERY_MS);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (polling != null) {
            polling.remove();
        }
    }

    /** Cards stay, so that nothing that is being typed is lost; new ones come below, those answered elsewhere go. */
    private void look() {
        List<Approval> now = approvals.open();
        if (now.stream().map(Approval::code).toList().equals(shown)) {
            cards().forEach(ApprovalCard::refresh);
            return;
        }
        show(now);
    }

    private void show(List<Approval> now) {
        List<ApprovalCard> before = cards();
        waiting.removeAll();
        for (Approval approval : now) {
            waiting.add(before.stream()
                    .filter(card -> card.code().equals(approval.code()))
                    .findFirst()
                    .orElseGet(() -> new ApprovalCard(approval, names, time, this::decide)));
        }
        shown = now.stream().map(Approval::code).toList();
        if (now.isEmpty()) {
            waiting.add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    getTranslation("kb.authority.approvals.empty.title"),
                    getTranslation("kb.authority.approvals.empty.text")));
        } else if (before.isEmpty()) {
            cards().getFirst().focus();
        }
        showDecided();
    }

    private void showDecided() {
        List<Approval> past = approvals.decided(SHOWN);
        decided.removeAll();
        decided.setVisible(!past.isEmpty());
        Div list = new Div();
        list.addClassName("zb-list");
        past.forEach(approval -> list.add(ApprovalCard.past(approval, names, time)));
        decided.add(new H2(getTranslation("kb.authority.approvals.past")), list);
    }

    private void decide(ApprovalCard card, boolean approved) {
        try {
            Approval after = approvals.decide(card.code(), approved, card.answer());
            Toast.done(getTranslation(
                    approved ? "kb.authority.approvals.approved" : "kb.authority.approvals.refused",
                    after.agent(),
                    after.code()));
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
        waiting.remove(card);
        show(approvals.open());
        cards().stream().findFirst().ifPresent(ApprovalCard::focus);
    }

    private List<ApprovalCard> cards() {
        return waiting.getChildren()
                .filter(ApprovalCard.class::isInstance)
                .map(ApprovalCard.class::cast)
                .toList();
    }
}
