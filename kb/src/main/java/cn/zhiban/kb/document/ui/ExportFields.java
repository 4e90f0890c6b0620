package cn.zhiban.kb.document.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.document.DocumentExports;
import cn.zhiban.kb.document.ExportRequest;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Choosing whose knowledge to export and as what; then its progress and the file. */
final class ExportFields extends Composite<Div> {
    private final transient DocumentExports exports;
    private final transient JobService jobs;
    private final ComboBox<ClientRef> client = new ComboBox<>();
    private final Button zip;
    private final Button pdf;
    private final Div outcome = new Div();

    ExportFields(DocumentExports exports, JobService jobs, List<ClientRef> clients) {
        this.exports = exports;
        this.jobs = jobs;
        client.setLabel(getTranslation("kb.document.target.client"));
        client.setItems(clients);
        client.setItemLabelGenerator(ClientRef::name);
        client.setClearButtonVisible(true);
        client.setPlaceholder(getTranslation("kb.document.export.all"));
        zip = new Button(
                getTranslation("kb.document.export.zip"),
                VaadinIcon.ARCHIVE.create(),
                _ -> submit(ExportRequest.Format.ZIP));
        pdf = new Button(
                getTranslation("kb.document.export.pdf"),
                VaadinIcon.FILE_TEXT_O.create(),
                _ -> submit(ExportRequest.Format.PDF));
        Div line = new Div(client, zip, pdf);
        line.addClassNames("zb-row", "zb-row-end");
        getContent().addClassName("zb-stack");
        getContent().add(line, outcome);
    }

    private void submit(ExportRequest.Format format) {
        @Nullable ClientRef chosen = client.getValue();
        try {
            long job = exports.submit(new ExportRequest(
                    chosen == null ? null : chosen.id(), format, getLocale().getLanguage()));
            enable(false);
            outcome.removeAll();
            outcome.add(new JobProgress(jobs, job, this::ended));
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }

    private void ended(JobDetails job) {
        enable(true);
        outcome.removeAll();
        outcome.add(new ExportResultPanel(exports, job));
    }

    private void enable(boolean enabled) {
        zip.setEnabled(enabled);
        pdf.setEnabled(enabled);
    }
}
