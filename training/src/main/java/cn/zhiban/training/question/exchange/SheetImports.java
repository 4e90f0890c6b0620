package cn.zhiban.training.question.exchange;

import cn.zhiban.core.importing.UndoResult;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.question.ContentRights;
import cn.zhiban.training.question.Question;
import cn.zhiban.training.question.QuestionBank;
import cn.zhiban.training.question.QuestionFilter;
import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps rows of spreadsheets and which import brought them. */
@Component
class SheetImports {
    private static final int MOST = 100_000;

    private final QuestionBank bank;
    private final ContentRights rights;
    private final JdbcClient jdbc;
    private final Access access;
    private final CompanyTime time;

    SheetImports(QuestionBank bank, ContentRights rights, JdbcClient jdbc, Access access, CompanyTime time) {
        this.bank = bank;
        this.rights = rights;
        this.jdbc = jdbc;
        this.access = access;
        this.time = time;
    }

    /** Keeps a row as a question. @param dry whether only to find out if it may be kept */
    @Transactional
    public void keep(long jobId, QuestionSheet.Line line, boolean dry) {
        Long client = line.shop() == null ? null : line.shop().clientId();
        Long shop = line.shop() == null ? null : line.shop().id();
        if (dry) {
            rights.requireEdit(access.require(TrainingPermissions.AUTHOR), client, shop);
        } else {
            bank.create(line.content(), client, shop, importOf(jobId));
        }
    }

    private long importOf(long jobId) {
        jdbc.sql("INSERT INTO train_question_import (file_name, format, job_id, created_by, created_at)"
                        + " VALUES ('', 'XLSX', ?, ?, ?) ON DUPLICATE KEY UPDATE id = id")
                .params(jobId, access.current().reference(), Timestamp.from(time.now()))
                .update();
        return jdbc.sql("SELECT id FROM train_question_import WHERE job_id = ?")
                .param(jobId)
                .query(Long.class)
                .single();
    }

    /** Takes the questions of an import out of use, but for those that were changed since. */
    UndoResult undo(long jobId, JobContext context) {
        access.require(TrainingPermissions.AUTHOR);
        Long id = jdbc.sql("SELECT id FROM train_question_import WHERE job_id = ?")
                .param(jobId)
                .query(Long.class)
                .optional()
                .orElse(null);
        if (id == null) {
            return new UndoResult(0, 0);
        }
        List<Question> brought =
                bank.list(new QuestionFilter("", Set.of(), Set.of(), Set.of(), false, false, id), 0, MOST);
        int reverted = 0;
        for (Question one : brought) {
            context.checkCancelled();
            if (one.version() == 1) {
                bank.setArchived(one.id(), true);
                reverted++;
            }
        }
        return new UndoResult(reverted, brought.size() - reverted);
    }
}
