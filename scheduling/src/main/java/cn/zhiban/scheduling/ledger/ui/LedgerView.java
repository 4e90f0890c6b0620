package cn.zhiban.scheduling.ledger.ui;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.ledger.LedgerFigures;
import cn.zhiban.scheduling.ledger.LedgerMonth;
import cn.zhiban.scheduling.ledger.LedgerService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.function.ToIntFunction;

/** One's own ledger: nights, lates, weekends, holidays, wishes of past months, beside the average of the team. */
@Route("sched/ledger")
@Menu(order = 308, title = "sched.ledger.title", icon = "vaadin:book")
@RolesAllowed(SchedulingPermissions.OWN)
class LedgerView extends Page {
    LedgerView(LedgerService service, Access access) {
        super("sched.ledger.title");
        add(new PageHeader(getTranslation("sched.ledger.title"), getTranslation("sched.ledger.subtitle")));
        List<LedgerMonth> months = access.current().employeeId() == null ? List.of() : service.own();
        Div cards = new Div();
        cards.addClassName("zb-cards");
        months.forEach(month -> cards.add(card(month)));
        add(
                months.isEmpty()
                        ? new EmptyState(
                                VaadinIcon.BOOK,
                                getTranslation("sched.ledger.empty.title"),
                                getTranslation("sched.ledger.empty.text"))
                        : cards);
    }

    private Component card(LedgerMonth month) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("zb-facts");
        fact(facts, "sched.ledger.nights", month, LedgerFigures::nights);
        fact(facts, "sched.ledger.lates", month, LedgerFigures::lates);
        fact(facts, "sched.ledger.weekends", month, LedgerFigures::weekends);
        fact(facts, "sched.ledger.holidays", month, LedgerFigures::holidays);
        LedgerFigures own = month.own();
        plain(
                facts,
                "sched.ledger.wishes",
                getTranslation("sched.ledger.wishes.of", own.wishesGranted(), own.wishesAsked()));
        plain(
                facts,
                "sched.ledger.hours",
                getTranslation("sched.ledger.hours.of", own.minutes() / 60.0, own.overtimeMinutes() / 60.0));
        Div card = new Div(new H2(month.month().toString()), facts);
        card.addClassName("zb-card");
        return card;
    }

    private void fact(DescriptionList facts, String key, LedgerMonth month, ToIntFunction<LedgerFigures> figure) {
        int own = figure.applyAsInt(month.own());
        plain(
                facts,
                key,
                month.teamSize() == 0
                        ? String.valueOf(own)
                        : getTranslation(
                                "sched.ledger.beside",
                                own,
                                figure.applyAsInt(month.team()) / (double) month.teamSize()));
    }

    private void plain(DescriptionList facts, String key, String text) {
        facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(text));
    }
}
