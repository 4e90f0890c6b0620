package cn.zhiban.scheduling.contract.ui;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.contract.Availability;
import cn.zhiban.scheduling.contract.Contract;
import cn.zhiban.scheduling.contract.ContractDraft;
import cn.zhiban.scheduling.contract.ContractService;
import cn.zhiban.scheduling.contract.Planned;
import cn.zhiban.scheduling.contract.Protection;
import cn.zhiban.scheduling.contract.ProtectionKind;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One person: contracts through time, and what protects them. */
final class PersonPanel extends Composite<Div> {
    private final transient ContractService service;
    private final transient CompanyTime time;
    private final transient Planned planned;
    private final SerializableConsumer<@Nullable Contract> edit;
    private final transient Runnable changed;

    PersonPanel(
            ContractService service,
            CompanyTime time,
            Planned planned,
            SerializableConsumer<@Nullable Contract> edit,
            Runnable changed,
            Runnable close) {
        this.service = service;
        this.time = time;
        this.planned = planned;
        this.edit = edit;
        this.changed = changed;
        getContent().addClassNames("zb-card", "zb-stack", "zb-side-panel");
        Button closing = icon(VaadinIcon.CLOSE, "sched.contract.close", close);
        Span about = new Span(
                planned.person().staffNumber() + " · " + planned.person().teamName());
        about.addClassName("zb-muted");
        getContent().add(head(new H2(planned.person().name()), closing), about);
        Button add = new Button(getTranslation("sched.contract.add"), VaadinIcon.PLUS.create(), _ -> edit.accept(null));
        add.addThemeVariants(ButtonVariant.TERTIARY);
        add.setTestId("contract-add");
        getContent().add(head(new H3(getTranslation("sched.contract.contracts")), add));
        List<Contract> contracts = service.list(planned.person().id());
        contracts.forEach(one -> getContent().add(contract(one)));
        if (contracts.isEmpty()) {
            getContent().add(muted(getTranslation("sched.contract.none")));
        }
        protections();
    }

    private Component contract(Contract contract) {
        ContractDraft terms = contract.terms();
        Span days = new Span(terms.validFrom() + " – " + (terms.validTo() == null ? "" : terms.validTo()));
        days.addClassName("zb-strong");
        Div title = new Div(days);
        title.addClassName("zb-row");
        if (contract.on(time.today())) {
            title.add(new Badge(getTranslation("sched.contract.now"), Badge.Tone.GOOD));
        }
        DescriptionList facts = new DescriptionList();
        facts.addClassName("zb-facts");
        fact(
                facts,
                "sched.contract.column.working_time",
                getTranslation("sched.contract.time." + terms.workingTime()) + " · "
                        + getTranslation("sched.contract.period." + terms.payPeriod()));
        fact(
                facts,
                "sched.contract.hours",
                getTranslation(
                        "sched.contract.hours.text",
                        terms.weeklyMinutes() / 60.0,
                        terms.monthlyMinutes() / 60.0,
                        terms.maxOvertimeMinutes() / 60.0));
        fact(facts, "sched.contract.column.load_maximum", String.valueOf(terms.loadMaximum()));
        fact(
                facts,
                "sched.contract.column.shift_types",
                terms.shiftTypes().isEmpty()
                        ? getTranslation("sched.contract.types.all")
                        : terms.shiftTypes().stream().sorted().collect(Collectors.joining(", ")));
        if (!terms.hours().isEmpty()) {
            fact(facts, "sched.contract.column.hours", Availability.text(terms.hours()));
        }
        Span actions = new Span(
                icon(VaadinIcon.PENCIL, "sched.contract.edit", () -> edit.accept(contract)),
                icon(VaadinIcon.TRASH, "sched.contract.remove", () -> remove(contract)));
        actions.addClassName("zb-row-end");
        title.add(actions);
        Div part = new Div(title, facts);
        part.addClassName("zb-stack-s");
        return part;
    }

    private void remove(Contract contract) {
        Confirm.danger(
                getTranslation("sched.contract.remove"),
                getTranslation("sched.contract.remove.text", planned.person().name()),
                getTranslation("sched.contract.remove"),
                () -> {
                    service.remove(contract.id());
                    changed.run();
                });
    }

    private void protections() {
        Button add = new Button(getTranslation("sched.protection.add"), VaadinIcon.PLUS.create(), _ -> protect());
        add.addThemeVariants(ButtonVariant.TERTIARY);
        getContent().add(head(new H3(getTranslation("sched.protection.title")), add));
        List<Protection> all = service.protections(planned.person().id());
        getContent().add(muted(getTranslation("sched.protection.text")));
        for (Protection one : all) {
            Span kind = new Span(getTranslation("sched.protection.kind." + one.kind()));
            Span days = new Span(one.validFrom() + " – " + one.validTo());
            days.addClassNames("zb-muted", "zb-grow");
            Div row = new Div(kind, days, icon(VaadinIcon.TRASH, "sched.protection.remove", () -> {
                service.unprotect(one.employeeId(), one.id());
                changed.run();
            }));
            row.addClassName("zb-list-row");
            getContent().add(row);
        }
    }

    private void protect() {
        Select<ProtectionKind> kind = new Select<>();
        kind.setLabel(getTranslation("sched.protection.kind"));
        kind.setItems(ProtectionKind.values());
        kind.setItemLabelGenerator(one -> getTranslation("sched.protection.kind." + one));
        kind.setValue(ProtectionKind.PREGNANT);
        DatePicker from = Pickers.date(getTranslation("sched.contract.column.from"));
        DatePicker to = Pickers.date(getTranslation("sched.contract.column.to"));
        LocalDate today = time.today();
        from.setValue(today);
        new FormDialog(getTranslation("sched.protection.add"))
                .wide("kind", kind)
                .with("validFrom", from)
                .with("validTo", to)
                .onSave(() -> {
                    from.setInvalid(from.getValue() == null);
                    to.setInvalid(to.getValue() == null);
                    if (from.getValue() == null || to.getValue() == null) {
                        return false;
                    }
                    service.protect(
                            new Protection(0, planned.person().id(), kind.getValue(), from.getValue(), to.getValue()));
                    changed.run();
                    return true;
                })
                .open();
    }

    private Component head(Component title, Component action) {
        Span end = new Span(action);
        end.addClassName("zb-row-end");
        Div head = new Div(title, end);
        head.addClassName("zb-row");
        return head;
    }

    private Button icon(VaadinIcon icon, String key, Runnable action) {
        Button button = new Button(icon.create(), _ -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        return button;
    }

    private static Component muted(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassName("zb-muted");
        return paragraph;
    }

    private void fact(DescriptionList facts, String key, String value) {
        facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }
}
