package cn.zhiban.training.certificate.ui;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.training.certificate.Certificate;
import cn.zhiban.training.certificate.CertificatePdf;
import cn.zhiban.training.certificate.CertificateService;
import cn.zhiban.training.certificate.CertificateState;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;

/** Certificates of people within reach: what does not hold or ends soon on top. */
final class HoldersPart extends Composite<Div> {
    private final transient CertificateService service;
    private final transient CertificatePdf pdf;
    private final Grid<Certificate> grid;

    HoldersPart(CertificateService service, CertificatePdf pdf) {
        this.service = service;
        this.pdf = pdf;
        grid = grid();
        getContent().add(grid);
        refresh();
    }

    private Grid<Certificate> grid() {
        Grid<Certificate> rows = Grids.dense(getTranslation("training.certificate.title"));
        Grid.Column<Certificate> holder = rows.addColumn(Certificate::holder)
                .setHeader(getTranslation("training.certificate.column.holder"))
                .setWidth("90px")
                .setFlexGrow(1);
        rows.addColumn(Certificate::title)
                .setHeader(getTranslation("training.certificate.column.title"))
                .setWidth("150px")
                .setFlexGrow(3);
        Grid.Column<Certificate> state = rows.addComponentColumn(this::state)
                .setHeader(getTranslation("training.certificate.column.state"))
                .setWidth("120px")
                .setFlexGrow(2);
        rows.addColumn(one -> one.validTo().toString())
                .setHeader(getTranslation("training.certificate.column.to"))
                .setWidth("110px")
                .setFlexGrow(0);
        rows.addColumn(one -> one.issuedBy().equals(Access.SYSTEM)
                        ? getTranslation("training.certificate.by-system")
                        : one.issuedBy())
                .setHeader(getTranslation("training.certificate.column.issued"))
                .setWidth("105px")
                .setFlexGrow(1);
        rows.addComponentColumn(this::actions).setHeader("").setWidth("165px").setFlexGrow(0);
        rows.setAllRowsVisible(true);
        Grids.finish(rows);
        NarrowColumns.keep(rows, holder, state);
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.DIPLOMA,
                        getTranslation("training.certificate.people.empty.title"),
                        getTranslation("training.certificate.people.empty.text")));
        return rows;
    }

    private Component state(Certificate one) {
        Div cell = new Div(CertificateWords.badge(one.state()));
        cell.addClassName("zb-row");
        if (one.state() == CertificateState.VOID) {
            Span open = new Span(String.join(" · ", one.open()));
            open.addClassNames("zb-muted", "zb-small");
            cell.add(open);
        }
        return cell;
    }

    private Component actions(Certificate one) {
        Div cell = new Div();
        cell.addClassName("train-actions");
        if (one.state() != CertificateState.WITHDRAWN) {
            cell.add(CertificateWords.paper(one, pdf));
        }
        if (service.mayWithdraw(one)) {
            Button withdraw = new Button(getTranslation("training.certificate.withdraw"), _ -> withdraw(one));
            withdraw.addThemeVariants(ButtonVariant.TERTIARY);
            cell.add(withdraw);
        }
        return cell;
    }

    private void withdraw(Certificate one) {
        TextArea reason = new TextArea(getTranslation("training.certificate.withdraw.reason"));
        reason.setMaxLength(300);
        new FormDialog(
                        getTranslation("training.certificate.withdraw.title", one.holder()),
                        getTranslation("training.certificate.withdraw"))
                .wide("reason", reason)
                .onSave(() -> {
                    service.withdraw(one.id(), reason.getValue());
                    Toast.done(getTranslation("training.certificate.withdraw.done"));
                    refresh();
                    return true;
                })
                .open();
    }

    private void refresh() {
        grid.setItems(service.people());
    }
}
