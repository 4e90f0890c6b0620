package cn.zhiban.training.certificate.ui;

import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.training.certificate.Certificate;
import cn.zhiban.training.certificate.CertificatePdf;
import cn.zhiban.training.certificate.CertificateService;
import cn.zhiban.training.certificate.CertificateState;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;

/** One's own certificates, the older ones below. */
final class OwnPart extends Composite<Div> {
    OwnPart(CertificateService service, CertificatePdf pdf) {
        getContent().addClassName("zb-stack");
        List<Certificate> own = service.own();
        if (own.isEmpty()) {
            getContent()
                    .add(new EmptyState(
                            VaadinIcon.DIPLOMA,
                            getTranslation("training.certificate.own.empty.title"),
                            getTranslation("training.certificate.own.empty.text")));
        }
        own.forEach(one -> getContent().add(card(one, pdf)));
    }

    private Component card(Certificate one, CertificatePdf pdf) {
        Span title = new Span(one.title());
        title.addClassName("zb-strong");
        Div head = new Div(title, CertificateWords.badge(one.state()));
        head.addClassName("zb-row");
        Span days = new Span(getTranslation(
                one.state() == CertificateState.FUTURE ? "training.certificate.from" : "training.certificate.until",
                one.state() == CertificateState.FUTURE
                        ? one.validFrom().toString()
                        : one.validTo().toString()));
        days.addClassName("zb-muted");
        Div card = new Div(head, days);
        card.addClassNames("zb-card", "zb-stack-s");
        if (one.state() == CertificateState.VOID) {
            Paragraph text =
                    new Paragraph(getTranslation("training.certificate.void.text", String.join(" · ", one.open())));
            text.addClassName("zb-text-bad");
            card.add(text, new Anchor("train/review", getTranslation("training.certificate.void.go")));
        }
        if (one.reason() != null) {
            card.add(new Paragraph(getTranslation("training.certificate.withdrawn.text", one.reason())));
        }
        if (one.state() != CertificateState.WITHDRAWN && one.state() != CertificateState.EXPIRED) {
            Div links = new Div(
                    CertificateWords.paper(one, pdf),
                    new Anchor("train/verify/" + one.code(), getTranslation("training.certificate.verify.open")));
            links.addClassName("zb-row");
            card.add(links);
        }
        return card;
    }
}
