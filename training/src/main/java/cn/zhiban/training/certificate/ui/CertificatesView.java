package cn.zhiban.training.certificate.ui;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.certificate.CertificatePdf;
import cn.zhiban.training.certificate.CertificateService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Certificates: one's own, those of people within reach, and what is asked for. */
@Route("train/certificates")
@Menu(order = 218, title = "training.certificate.title", icon = "vaadin:diploma-scroll")
@RolesAllowed(TrainingPermissions.LEARN)
class CertificatesView extends Page {
    private final transient Map<Tab, Supplier<Component>> parts = new LinkedHashMap<>();
    private final Div content = new Div();

    CertificatesView(CertificateService service, CertificatePdf pdf, Access access) {
        super("training.certificate.title");
        Actor actor = access.current();
        if (actor.may(TrainingPermissions.PROGRESS)) {
            part("training.certificate.tab.people", () -> new HoldersPart(service, pdf));
        }
        part("training.certificate.tab.own", () -> new OwnPart(service, pdf));
        if (actor.may(TrainingPermissions.CERTIFY)) {
            part("training.certificate.tab.types", () -> new TypesPart(service));
        }
        Tabs tabs = new Tabs(parts.keySet().toArray(Tab[]::new));
        tabs.setVisible(parts.size() > 1);
        tabs.addSelectedChangeListener(change -> show(change.getSelectedTab()));
        add(
                new PageHeader(
                        getTranslation("training.certificate.title"), getTranslation("training.certificate.subtitle")),
                tabs,
                content);
        show(parts.keySet().iterator().next());
    }

    private void part(String title, Supplier<Component> part) {
        parts.put(new Tab(getTranslation(title)), part);
    }

    private void show(Tab tab) {
        content.removeAll();
        content.add(Objects.requireNonNull(parts.get(tab)).get());
    }
}
