package cn.zhiban.core.job.ui;

import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobHandler;
import com.vaadin.flow.component.Component;

/** Shows what a kind of job came to on the page "jobs", as a bean of the module the job belongs to. */
public interface JobResultView {
    /** The kind of job: {@link JobHandler#type()}. */
    String type();

    /** A new component for a job that has ended. */
    Component create(JobDetails job);
}
