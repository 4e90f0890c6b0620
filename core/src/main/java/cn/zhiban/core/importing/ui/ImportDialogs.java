package cn.zhiban.core.importing.ui;

import cn.zhiban.core.importing.ImportErrorFile;
import cn.zhiban.core.importing.ImportService;
import cn.zhiban.core.job.JobService;
import org.springframework.stereotype.Component;

/** Makes import dialogs for views. */
@Component
public class ImportDialogs {
    private final ImportService imports;
    private final ImportErrorFile errors;
    private final JobService jobs;

    ImportDialogs(ImportService imports, ImportErrorFile errors, JobService jobs) {
        this.imports = imports;
        this.errors = errors;
        this.jobs = jobs;
    }

    /** A dialog for an import, not open yet. @param importer name of the {@link cn.zhiban.core.importing.RowImporter} */
    public ImportDialog of(String importer) {
        return new ImportDialog(this, importer);
    }

    ImportService imports() {
        return imports;
    }

    ImportErrorFile errors() {
        return errors;
    }

    JobService jobs() {
        return jobs;
    }
}
