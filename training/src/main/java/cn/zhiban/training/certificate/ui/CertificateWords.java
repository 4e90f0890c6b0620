package cn.zhiban.training.certificate.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.training.certificate.Certificate;
import cn.zhiban.training.certificate.CertificatePdf;
import cn.zhiban.training.certificate.CertificateState;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.OutputStream;

/** How certificates are shown. */
final class CertificateWords {
    private CertificateWords() {}

    static Badge badge(CertificateState state) {
        return new Badge(
                UI.getCurrent().getTranslation("training.certificate.state." + state),
                switch (state) {
                    case VALID -> Badge.Tone.GOOD;
                    case EXPIRING -> Badge.Tone.WARNING;
                    case VOID, WITHDRAWN -> Badge.Tone.BAD;
                    case FUTURE, EXPIRED -> Badge.Tone.NEUTRAL;
                });
    }

    /** A link to the certificate on paper. */
    static Anchor paper(Certificate one, CertificatePdf pdf) {
        return new Anchor(event -> write(event, one, pdf), UI.getCurrent().getTranslation("training.certificate.pdf"));
    }

    private static void write(DownloadEvent event, Certificate one, CertificatePdf pdf) throws IOException {
        event.setFileName(one.title() + "-" + one.holder() + ".pdf");
        event.setContentType("application/octet-stream");
        try (OutputStream out = event.getOutputStream()) {
            pdf.write(one, address(event), event.getUI().getLocale(), out);
        }
    }

    /** The suite's address as this browser knows it. */
    private static String address(DownloadEvent event) {
        var request = ((VaadinServletRequest) event.getRequest()).getHttpServletRequest();
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length()) + request.getContextPath() + "/";
    }
}
