package cn.zhiban.core.importing.ui;

import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.ui.JobResultView;
import org.springframework.stereotype.Component;

/** Shows dry runs on the page "jobs". */
@Component
class CheckJobView implements JobResultView {
    private final ImportDialogs services;

    CheckJobView(ImportDialogs services) {
        this.services = services;
    }

    @Override
    public String type() {
        return "core.import-check";
    }

    @Override
    public com.vaadin.flow.component.Component create(JobDetails job) {
        return new ResultPanel(services, job, null);
    }
}
