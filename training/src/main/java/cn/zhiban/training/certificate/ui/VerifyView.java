package cn.zhiban.training.certificate.ui;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.training.certificate.CertificateService;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** What the QR code on a certificate opens: whether it holds now. For everybody who is signed in. */
@Route("train/verify")
@PermitAll
class VerifyView extends Page implements HasUrlParameter<String> {
    private final transient CertificateService service;
    private final Div content = new Div();

    VerifyView(CertificateService service) {
        super("training.certificate.verify.title");
        this.service = service;
        addClassName("zb-page-narrow");
        add(
                new PageHeader(
                        getTranslation("training.certificate.verify.title"),
                        getTranslation("training.certificate.verify.subtitle")),
                content);
    }

    @Override
    public void setParameter(BeforeEvent event, String code) {
        content.removeAll();
        try {
            show(service.verify(code));
        } catch (NotFound e) {
            content.add(new EmptyState(
                    VaadinIcon.DIPLOMA,
                    getTranslation("training.certificate.verify.unknown.title"),
                    getTranslation("training.certificate.verify.unknown.text")));
        }
    }

    private void show(CertificateService.Verified found) {
        Div head = new Div(
                new H2(found.holder()),
                CertificateWords.badge(found.certificate().state()));
        head.addClassName("zb-row");
        Span days = new Span(getTranslation(
                        "training.certificate.from",
                        found.certificate().validFrom().toString())
                + " · "
                + getTranslation(
                        "training.certificate.until",
                        found.certificate().validTo().toString()));
        days.addClassName("zb-muted");
        Div card = new Div(
                head,
                new Span(
                        found.title().isEmpty() ? getTranslation("training.certificate.verify.hidden") : found.title()),
                days);
        card.addClassNames("zb-card", "zb-stack-s");
        content.add(card);
    }
}
