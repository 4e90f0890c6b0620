package cn.zhiban.training.question.exchange;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.question.Question;
import cn.zhiban.training.question.QuestionBank;
import cn.zhiban.training.question.QuestionCheck;
import cn.zhiban.training.question.QuestionFilter;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings questions from files of other programs and writes such files. Who has {@link TrainingPermissions#AUTHOR} may,
 * for what he may keep or read.
 */
@Service
@Transactional(readOnly = true)
public class QuestionExchange {
    /** Largest file that is taken. */
    public static final int MEGABYTES = 10;

    private static final String TYPE = "training.question-import";
    private static final int EXPORTED = 20_000;
    private final QuestionBank bank;
    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    QuestionExchange(QuestionBank bank, JdbcClient jdbc, Access access, AuditLog audit, CompanyTime time) {
        this.bank = bank;
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** What a file would bring; keeps nothing. Questions that could not be marked are among the remarks. */
    public Found preview(byte[] file, QuestionFormat format) {
        access.require(TrainingPermissions.AUTHOR);
        Found found = format.read(file);
        List<Found.Item> good = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>(found.remarks());
        for (Found.Item item : found.questions()) {
            try {
                QuestionCheck.require(item.content());
                good.add(item);
            } catch (InvalidInput e) {
                remarks.add(Remark.refused(item.line(), e.messageKey(), e.arguments()));
            }
        }
        remarks.sort(java.util.Comparator.comparingInt(Remark::line));
        return new Found(good, found.categories(), remarks);
    }

    /**
     * Keeps what {@link #preview} found.
     *
     * @param clientId whose the questions are; null with the shop: shared by all
     * @return the import, for {@link #undo}
     */
    @Transactional
    public long keep(
            String fileName, byte[] file, QuestionFormat format, @Nullable Long clientId, @Nullable Long shopId) {
        Found found = preview(file, format);
        Actor actor = access.current();
        String name = fileName.length() > 255 ? fileName.substring(0, 255) : fileName;
        long id = jdbc.sql("INSERT INTO train_question_import (file_name, format, created_by, created_at)"
                        + " VALUES (?, ?, ?, ?) RETURNING id")
                .params(name, format.name(), actor.reference(), Timestamp.from(time.now()))
                .query(Long.class)
                .single();
        found.questions().forEach(item -> bank.create(item.content(), clientId, shopId, id));
        audit.record("imported", TYPE, id, name, null, null);
        return id;
    }

    /**
     * Takes an import of one's own back: its questions go out of use, but for those that were changed since.
     *
     * @return how many went
     */
    @Transactional
    public int undo(long importId) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Optional<String> by = jdbc.sql(
                        "SELECT created_by FROM train_question_import WHERE id = ? AND undone_at IS NULL")
                .param(importId)
                .query(String.class)
                .optional();
        if (!by.equals(Optional.of(actor.reference()))) {
            throw new cn.zhiban.core.NotFound(TYPE, importId);
        }
        List<Question> brought = bank.list(
                new QuestionFilter(
                        "", java.util.Set.of(), java.util.Set.of(), java.util.Set.of(), false, false, importId),
                0,
                EXPORTED);
        List<Question> untouched =
                brought.stream().filter(one -> one.version() == 1).toList();
        untouched.forEach(one -> bank.setArchived(one.id(), true));
        jdbc.sql("UPDATE train_question_import SET undone_at = ? WHERE id = ?")
                .params(Timestamp.from(time.now()), importId)
                .update();
        audit.record("undone", TYPE, importId, Long.toString(importId), null, null);
        return untouched.size();
    }

    /** Writes the questions a filter finds, oldest first. */
    public Written export(QuestionFilter filter, QuestionFormat format) {
        return format.write(bank.list(filter, 0, EXPORTED).reversed().stream()
                .map(Question::content)
                .toList());
    }
}
