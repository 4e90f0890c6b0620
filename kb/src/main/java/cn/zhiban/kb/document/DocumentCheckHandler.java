package cn.zhiban.kb.document;

import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.job.JobHandler;
import org.springframework.stereotype.Component;

/** Runs dry runs as jobs of a name of their own, so that people tell them from imports. */
@Component
class DocumentCheckHandler implements JobHandler {
    static final String TYPE = "kb.document-check";
    private final DocumentImportHandler imports;

    DocumentCheckHandler(DocumentImportHandler imports) {
        this.imports = imports;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Object run(JobContext context) throws Exception {
        return imports.run(context);
    }
}
