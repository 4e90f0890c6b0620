package cn.zhiban.kb.document.ui;

import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.ui.JobResultView;
import cn.zhiban.kb.document.DocumentImports;
import com.vaadin.flow.component.Component;

/** Shows imports of documents on the page "jobs". */
@org.springframework.stereotype.Component("kbDocumentImportJobView")
class ImportJobView implements JobResultView {
    private final DocumentImports imports;

    ImportJobView(DocumentImports imports) {
        this.imports = imports;
    }

    @Override
    public String type() {
        return "kb.document-import";
    }

    @Override
    public Component create(JobDetails job) {
        return new DocumentResultPanel(imports, job);
    }
}
