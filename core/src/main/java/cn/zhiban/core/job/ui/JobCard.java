package cn.zhiban.core.job.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.job.JobState;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;

/** One job: what it works on, how far it is, cancelling it, what came of it. */
final class JobCard extends Composite<Div> {
    private final transient JobService jobs;
    private final transient List<JobResultView> results;
    private final Div state = new Div();
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel;
    private final Div outcome = new Div();
    private transient JobDetails job;

    JobCard(JobDetails job, JobService jobs, CompanyTime time, List<JobResultView> results) {
        this.job = job;
        this.jobs = jobs;
        this.results = results;
        Span title = new Span(job.title());
        title.addClassNames("zb-strong", "zb-truncate");
        Span about = new Span(getTranslation(
                "core.jobs.about", getTranslation("job." + job.type()), job.ownerName(), time.format(job.createdAt())));
        about.addClassNames("zb-muted", "zb-small");
        Div texts = new Div(title, about);
        texts.addClassNames("zb-stack-s", "zb-grow");
        cancel = new Button(getTranslation("core.jobs.cancel"), VaadinIcon.STOP.create(), _ -> cancel());
        cancel.setDisableOnClick(true);
        Div head = new Div(texts, state, cancel);
        head.addClassName("zb-row");
        bar.getElement().setAttribute("aria-label", job.title());
        getContent().addClassName("zb-card");
        getContent().getElement().setAttribute("role", "listitem");
        getContent().add(head, bar, outcome);
        show();
    }

    long jobId() {
        return job.id();
    }

    void update(JobDetails now) {
        boolean changed = now.state() != job.state()
                || now.progress() != job.progress()
                || now.cancelRequested() != job.cancelRequested();
        job = now;
        if (changed) {
            show();
        }
    }

    private void show() {
        boolean running = job.state() == JobState.RUNNING;
        state.removeAll();
        state.add(new Badge(
                running
                        ? getTranslation("core.jobs.running", Math.round(job.progress() * 100))
                        : getTranslation("job-state." + job.state().name()),
                tone()));
        bar.setVisible(!job.state().isEnded());
        bar.setIndeterminate(!running);
        bar.setValue(Math.clamp(job.progress(), 0, 1));
        cancel.setVisible(!job.state().isEnded());
        cancel.setEnabled(!job.cancelRequested());
        outcome.removeAll();
        if (job.state() == JobState.FAILED && job.failureKey() != null) {
            Span why = new Span(
                    getTranslation(job.failureKey(), job.failureArguments().toArray()));
            why.addClassName("zb-text-bad");
            outcome.add(why);
        } else if (job.state().isEnded()) {
            results.stream()
                    .filter(view -> view.type().equals(job.type()))
                    .findFirst()
                    .ifPresent(this::offerResult);
        }
    }

    private void offerResult(JobResultView view) {
        Details details = new Details(getTranslation("core.jobs.result"));
        details.addOpenedChangeListener(event -> {
            if (event.isOpened() && details.getContent().findAny().isEmpty()) {
                details.add(view.create(job));
            }
        });
        outcome.add(details);
    }

    private Badge.Tone tone() {
        return switch (job.state()) {
            case QUEUED -> Badge.Tone.NEUTRAL;
            case RUNNING -> Badge.Tone.INFO;
            case DONE -> Badge.Tone.GOOD;
            case CANCELLED -> Badge.Tone.WARNING;
            case FAILED -> Badge.Tone.BAD;
        };
    }

    private void cancel() {
        try {
            jobs.cancel(job.id());
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }
}
