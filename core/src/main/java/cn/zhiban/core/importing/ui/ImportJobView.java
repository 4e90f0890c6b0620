package cn.zhiban.core.importing.ui;

import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.ui.JobResultView;
import org.springframework.stereotype.Component;

/** Shows imports on the page "jobs". */
@Component
class ImportJobView implements JobResultView {
    private final ImportDialogs services;

    ImportJobView(ImportDialogs services) {
        this.services = services;
    }

    @Override
    public String type() {
        return "core.import";
    }

    @Override
    public com.vaadin.flow.component.Component create(JobDetails job) {
        return new ResultPanel(services, job, null);
    }
}
