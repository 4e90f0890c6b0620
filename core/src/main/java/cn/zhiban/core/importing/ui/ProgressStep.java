package cn.zhiban.core.importing.ui;

import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobService;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows how far a job is, until it has ended. */
final class ProgressStep extends Composite<Div> {
    private static final int LOOK_EVERY_MS = 500;

    private final transient JobService jobs;
    private final long job;
    private final transient Consumer<JobDetails> ended;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph text = new Paragraph();
    private @Nullable Registration polling;

    ProgressStep(JobService jobs, long job, boolean dryRun, Consumer<JobDetails> ended) {
        this.jobs = jobs;
        this.job = job;
        this.ended = ended;
        getContent().addClassName("zb-stack");
        Paragraph safe =
                new Paragraph(getTranslation(dryRun ? "core.import.dialog.checking" : "core.import.dialog.importing"));
        safe.addClassName("zb-muted");
        text.getElement().setAttribute("aria-live", "polite");
        getContent().add(text, bar, safe);
        show(0);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        polling = ui.addPollListener(_ -> look());
        ui.setPollInterval(LOOK_EVERY_MS);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (polling != null) {
            polling.remove();
        }
    }

    private void look() {
        JobDetails now = jobs.get(job);
        show(now.progress());
        if (now.state().isEnded()) {
            ended.accept(now);
        }
    }

    private void show(double progress) {
        bar.setIndeterminate(progress <= 0);
        bar.setValue(Math.clamp(progress, 0, 1));
        text.setText(getTranslation("core.import.dialog.progress", Math.round(progress * 100)));
    }
}
