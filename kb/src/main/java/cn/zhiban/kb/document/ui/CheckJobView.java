package cn.zhiban.kb.document.ui;

import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.ui.JobResultView;
import cn.zhiban.kb.document.DocumentImports;
import com.vaadin.flow.component.Component;

/** Shows dry runs of documents on the page "jobs". */
@org.springframework.stereotype.Component("kbDocumentCheckJobView")
class CheckJobView implements JobResultView {
    private final DocumentImports imports;

    CheckJobView(DocumentImports imports) {
        this.imports = imports;
    }

    @Override
    public String type() {
        return "kb.document-check";
    }

    @Override
    public Component create(JobDetails job) {
        return new DocumentResultPanel(imports, job);
    }
}
