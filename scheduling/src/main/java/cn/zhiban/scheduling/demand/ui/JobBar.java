package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.job.JobState;
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

    /** Follows a job; the browser asks only as long as it does. */
    void follow(long id) {
        job = id;
        getContent().setVisible(true);
        getUI().ifPresent(this::poll);
        look();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (job != null) {
            poll(event.getUI());
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        rest(event.getUI());
    }

    private void poll(UI ui) {
        if (polling == null) {
            polling = ui.addPollListener(_ -> look());
            ui.setPollInterval(LOOK_EVERY_MS);
        }
    }

    private void rest(UI ui) {
        if (polling != null) {
            ui.setPollInterval(-1);
            polling.remove();
            polling = null;
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
            getUI().ifPresent(this::rest);
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
