package cn.zhiban.kb.document.ui;

import cn.zhiban.core.job.JobDetails;
import cn.zhiban.kb.document.DocumentExports;
import cn.zhiban.kb.document.ExportResult;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** The file that an export made. */
final class ExportResultPanel extends Composite<Div> {
    ExportResultPanel(DocumentExports exports, JobDetails job) {
        getContent().addClassName("zb-row");
        if (job.failureKey() != null) {
            Span why = new Span(
                    getTranslation(job.failureKey(), job.failureArguments().toArray()));
            why.addClassName("zb-text-bad");
            getContent().add(why);
        }
        exports.result(job.id()).ifPresent(this::show);
    }

    private void show(ExportResult result) {
        Anchor file = new Anchor("/files/" + result.file(), "");
        file.getElement().setAttribute("download", result.name());
        file.getElement().setAttribute("router-ignore", true);
        file.add(new Button(
                getTranslation("kb.document.export.download", result.name()), VaadinIcon.DOWNLOAD_ALT.create()));
        Span about = new Span(getTranslation("kb.document.export.counts", result.articles(), result.pictures()));
        about.addClassName("zb-muted");
        getContent().add(file, about);
    }
}
