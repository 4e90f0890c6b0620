package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.job.JobState;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/** Shows how far a job is, lets it be cancelled, and disappears when it has ended. */
final class JobBar extends Composite<Div> {
    private static final int LOOK_EVERY_MS = 500;

    private final transient JobService jobs;
    private final transient Runnable done;
    private final ProgressBar bar = new ProgressBar();
    private final Span text = new Span();
    private @Nullable Long job;
    private @Nullable Registration polling;

    /** @param done called when a job has ended well */
    JobBar(JobService jobs, Runnable done) {
        this.jobs = jobs;
        this.done = done;
        text.getElement().setAttribute("aria-live", "polite");
        Button cancel = new Button(getTranslation("sched.demand.job.cancel"), VaadinIcon.STOP.create(), _ -> cancel());
        cancel.setTestId("demand-job-cancel");
        Div head = new Div(text, cancel);
        head.addClassName("zb-row");
        getContent().addClassNames("zb-card", "zb-stack-s");
        getContent().add(head, bar);
        getContent().setVisible(false);
    }

    /** Follows a job. */
    void follow(long id) {
        job = id;
        getContent().setVisible(true);
        look();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polling = event.getUI().addPollListener(_ -> look());
        event.getUI().setPollInterval(LOOK_EVERY_MS);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (polling != null) {
            polling.remove();
        }
    }

    private void look() {
        Long id = job;
        if (id == null) {
            return;
        }
        JobDetails now = jobs.get(id);
        bar.setIndeterminate(now.progress() <= 0);
        bar.setValue(Math.clamp(now.progress(), 0, 1));
        text.setText(now.title() + " · " + Math.round(now.progress() * 100) + " %");
        if (now.state().isEnded()) {
            job = null;
            getContent().setVisible(false);
            if (now.state() == JobState.FAILED && now.failureKey() != null) {
                Toast.failed(
                        getTranslation(now.failureKey(), now.failureArguments().toArray()));
            }
            done.run();
        }
    }

    private void cancel() {
        try {
            Long id = job;
            if (id != null) {
                jobs.cancel(id);
            }
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }
}
