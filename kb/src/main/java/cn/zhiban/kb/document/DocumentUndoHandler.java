package cn.zhiban.kb.document;

import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.importing.UndoResult;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.job.JobHandler;
import cn.zhiban.core.security.Access;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.importing.ArticleImporter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes imports of documents back, as jobs. Pictures stay: other articles may show them by now. */
@Component
class DocumentUndoHandler implements JobHandler {
    static final String TYPE = "kb.document-undo";
    private final ArticleImporter importer;
    private final Access access;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    DocumentUndoHandler(
            ArticleImporter importer, Access access, AuditLog audit, PlatformTransactionManager transactions) {
        this.importer = importer;
        this.access = access;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param importJobId the import that is taken back */
    record Request(long importJobId) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Object run(JobContext context) {
        access.require(KbPermissions.IMPORT);
        long job = context.parameters(Request.class).importJobId();
        UndoResult undone = importer.undo(job, context);
        transaction.executeWithoutResult(
                _ -> audit.record("undone", DocumentImportHandler.TYPE, job, "documents", null, undone));
        return undone;
    }
}
