package cn.zhiban.core.importing;

import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.job.JobHandler;
import org.springframework.stereotype.Component;

/** Runs dry runs as jobs of a name of their own, so that people tell them from imports. */
@Component
class CheckHandler implements JobHandler {
    static final String TYPE = "core.import-check";
    private final ImportHandler imports;

    CheckHandler(ImportHandler imports) {
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
