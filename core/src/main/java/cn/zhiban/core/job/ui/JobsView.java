package cn.zhiban.core.job.ui;

import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jobs of the person, newest first, with live progress; those of everybody for whoever keeps them. */
@Route("jobs")
@Menu(order = 955, title = "core.jobs.title", icon = "vaadin:cogs")
@PermitAll
class JobsView extends Page {
    private static final int PAGE = 20;
    private static final int LOOK_EVERY_MS = 1_000;

    private final transient JobService jobs;
    private final transient CompanyTime time;
    private final transient List<JobResultView> results;
    private final Checkbox everybody = new Checkbox();
    private final Div list = new Div();
    private final Button more = new Button();
    private int shown = PAGE;
    private @Nullable Registration polling;

    JobsView(JobService jobs, Access access, CompanyTime time, List<JobResultView> results) {
        super("core.jobs.title");
        this.jobs = jobs;
        this.time = time;
        this.results = results;
        addClassName("zb-page-narrow");
        everybody.setLabel(getTranslation("core.jobs.everybody"));
        everybody.setVisible(access.current().may(CorePermissions.JOBS_MANAGE));
        everybody.addValueChangeListener(_ -> refresh());
        more.setText(getTranslation("core.jobs.more"));
        more.addClickListener(_ -> {
            shown += PAGE;
            refresh();
        });
        list.addClassName("zb-stack");
        list.getElement().setAttribute("role", "list");
        add(
                new PageHeader(getTranslation("core.jobs.title"), getTranslation("core.jobs.subtitle"))
                        .withActions(everybody),
                list,
                more);
        refresh();
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

    /** Cards stay and are told how their job stands; so nothing that is open closes. */
    private void look() {
        List<JobDetails> now = jobs.list(!everybody.getValue(), 0, shown);
        List<JobCard> cards = cards();
        boolean same = now.size() == cards.size();
        for (int i = 0; same && i < now.size(); i++) {
            same = now.get(i).id() == cards.get(i).jobId();
        }
        if (same) {
            for (int i = 0; i < now.size(); i++) {
                cards.get(i).update(now.get(i));
            }
        } else {
            show(now);
        }
    }

    private List<JobCard> cards() {
        return list.getChildren()
                .filter(JobCard.class::isInstance)
                .map(JobCard.class::cast)
                .toList();
    }

    private void refresh() {
        show(jobs.list(!everybody.getValue(), 0, shown));
    }

    private void show(List<JobDetails> now) {
        list.removeAll();
        now.forEach(job -> list.add(new JobCard(job, jobs, time, results)));
        more.setVisible(now.size() == shown);
        if (now.isEmpty()) {
            list.add(new EmptyState(
                    VaadinIcon.COGS, getTranslation("core.jobs.empty.title"), getTranslation("core.jobs.empty.text")));
        }
    }
}
