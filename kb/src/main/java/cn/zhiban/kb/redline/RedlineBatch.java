package cn.zhiban.kb.redline;

import cn.zhiban.core.importing.RowOutcome;
import cn.zhiban.core.importing.UndoResult;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the rows of an import and takes them back. */
@Component
class RedlineBatch {
    private final RedlineService redlines;
    private final RedlineRows rows;
    private final RedlineRights rights;
    private final Access access;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RedlineBatch(
            RedlineService redlines,
            RedlineRows rows,
            RedlineRights rights,
            Access access,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.redlines = redlines;
        this.rows = rows;
        this.rights = rights;
        this.access = access;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Written(long ruleId, @Nullable Integer numberBefore, int numberAfter) {}

    /** Writes one row, within the transaction of its batch; a dry run only says what would be done. */
    RowOutcome apply(long jobId, RedlineSheet.Line line, boolean dry) {
        Actor actor = access.require(RedlinePermissions.EDIT);
        RedlineDraft draft = RedlineRules.check(line.draft());
        rights.requireEdit(actor, draft);
        Optional<RedlineRule> known =
                rows.findByCodes(List.of(draft.code())).stream().findFirst();
        if (known.isPresent()) {
            rights.requireEdit(actor, known.get().content());
        }
        boolean same = known.filter(one -> one.content().equals(draft) && one.state() == line.state())
                .isPresent();
        if (same) {
            return RowOutcome.UNCHANGED;
        }
        if (!dry) {
            remember(jobId, write(known, draft, line.state()));
        }
        return known.isPresent() ? RowOutcome.UPDATED : RowOutcome.CREATED;
    }

    private Written write(Optional<RedlineRule> known, RedlineDraft draft, RedlineState state) {
        RedlineRule rule = known.orElse(null);
        if (rule == null) {
            rule = redlines.create(draft);
        } else if (!rule.content().equals(draft)) {
            rule = redlines.save(rule.id(), draft, rule.number());
        }
        RedlineRule after = redlines.setState(rule.id(), state, rule.number());
        return new Written(rule.id(), known.map(RedlineRule::number).orElse(null), after.number());
    }

    private void remember(long jobId, Written written) {
        if (jobId != 0) {
            jdbc.sql("INSERT INTO kb_redline_import (job_id, rule_id, number_before, number_after)"
                            + " VALUES (:job, :rule, :before, :after)")
                    .param("job", jobId)
                    .param("rule", written.ruleId())
                    .param("before", written.numberBefore())
                    .param("after", written.numberAfter())
                    .update();
        }
    }

    /** Takes back what nobody changed since: rules that the import made are archived, others say again what they said. */
    UndoResult undo(long jobId, JobContext context) {
        int reverted = 0;
        int kept = 0;
        List<Written> all = jdbc.sql(
                        "SELECT rule_id, number_before, number_after FROM kb_redline_import WHERE job_id = ?")
                .param(jobId)
                .query(Written.class)
                .list();
        for (Written one : all) {
            context.checkCancelled();
            if (Boolean.TRUE.equals(transaction.execute(_ -> revert(jobId, one)))) {
                reverted++;
            } else {
                kept++;
            }
            context.progress((double) (reverted + kept) / all.size());
        }
        return new UndoResult(reverted, kept);
    }

    private boolean revert(long jobId, Written one) {
        Actor actor = access.require(RedlinePermissions.EDIT);
        jdbc.sql("DELETE FROM kb_redline_import WHERE job_id = ? AND rule_id = ?")
                .params(jobId, one.ruleId())
                .update();
        RedlineRule now = rows.find(one.ruleId()).orElse(null);
        if (now == null || now.number() != one.numberAfter() || !rights.mayEdit(actor, now.content())) {
            return false;
        }
        Integer before = one.numberBefore();
        if (before == null) {
            redlines.setState(now.id(), RedlineState.ARCHIVED, now.number());
            return true;
        }
        RedlineVersion then = rows.versions(now.id()).stream()
                .filter(version -> version.number() == before)
                .findFirst()
                .orElseThrow();
        RedlineRule back = redlines.save(now.id(), then.content(), now.number());
        redlines.setState(back.id(), then.state(), back.number());
        return true;
    }
}
