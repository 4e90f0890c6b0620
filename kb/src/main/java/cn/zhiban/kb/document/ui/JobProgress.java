package cn.zhiban.kb.document.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How far a job is, with a way to end it. */
final class JobProgress extends Composite<Div> {
    private static final int LOOK_EVERY_MS = 500;

    private final transient JobService jobs;
    private final long job;
    private final transient Consumer<JobDetails> ended;
    private final ProgressBar bar = new ProgressBar();
    private final Span text = new Span();
    private @Nullable Registration polling;

    JobProgress(JobService jobs, long job, Consumer<JobDetails> ended) {
        this.jobs = jobs;
        this.job = job;
        this.ended = ended;
        text.getElement().setAttribute("aria-live", "polite");
        Button cancel = new Button(getTranslation("core.jobs.cancel"), VaadinIcon.STOP.create(), _ -> cancel());
        cancel.setDisableOnClick(true);
        Div line = new Div(text, cancel);
        line.addClassName("zb-row");
        getContent().addClassName("zb-stack");
        getContent().add(line, bar);
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
        text.setText(getTranslation("core.jobs.running", Math.round(progress * 100)));
    }

    private void cancel() {
        try {
            jobs.cancel(job);
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }
}
