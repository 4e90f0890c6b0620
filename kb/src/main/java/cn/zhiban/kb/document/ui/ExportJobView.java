package cn.zhiban.kb.document.ui;

import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.ui.JobResultView;
import cn.zhiban.kb.document.DocumentExports;
import com.vaadin.flow.component.Component;

/** Shows exports on the page "jobs". */
@org.springframework.stereotype.Component
class ExportJobView implements JobResultView {
    private final DocumentExports exports;

    ExportJobView(DocumentExports exports) {
        this.exports = exports;
    }

    @Override
    public String type() {
        return "kb.document-export";
    }

    @Override
    public Component create(JobDetails job) {
        return new ExportResultPanel(exports, job);
    }
}
