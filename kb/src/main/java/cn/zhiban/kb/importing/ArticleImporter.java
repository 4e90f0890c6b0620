package cn.zhiban.kb.importing;

import cn.zhiban.core.importing.ImportOrder;
import cn.zhiban.core.importing.ImportRun;
import cn.zhiban.core.importing.RowCheck;
import cn.zhiban.core.importing.RowImporter;
import cn.zhiban.core.importing.RowOutcome;
import cn.zhiban.core.importing.UndoResult;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.tabular.CellError;
import cn.zhiban.core.tabular.Column;
import cn.zhiban.core.tabular.TableRow;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleBatch;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleState;
import cn.zhiban.kb.article.ArticleUpsert;
import cn.zhiban.kb.article.ImportUndo;
import cn.zhiban.kb.article.UpsertOutcome;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.script.ScriptOutlines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Articles from spreadsheets. Rows with a known external id update that article, others create one; needs
 * {@link KbPermissions#IMPORT} and the right to edit each article.
 */
@Component
public class ArticleImporter implements RowImporter<ArticleUpsert> {
    /** Name of the import. */
    public static final String NAME = "kb.article";
    /** Option: kind of rows that do not say it. */
    public static final String KIND = "kind";
    /** Option: true shows rows that do not say otherwise to agents, false keeps them as drafts. */
    public static final String PUBLISH = "publish";

    private static final int UNDO_STEP = 100;

    private final Access access;
    private final Organisation organisation;
    private final CategoryService categories;
    private final CompanyTime time;
    private final ArticleBatch batch;
    private final ImportUndo undo;
    private final ScriptOutlines outlines;

    ArticleImporter(
            Access access,
            Organisation organisation,
            CategoryService categories,
            CompanyTime time,
            ArticleBatch batch,
            ImportUndo undo,
            ScriptOutlines outlines) {
        this.access = access;
        this.organisation = organisation;
        this.categories = categories;
        this.time = time;
        this.batch = batch;
        this.undo = undo;
        this.outlines = outlines;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Column> columns() {
        return ArticleColumns.ALL;
    }

    @Override
    public void requireAllowed() {
        access.require(KbPermissions.IMPORT);
    }

    @Override
    public ImportRun<ArticleUpsert> start(ImportOrder order) {
        Actor actor = access.require(KbPermissions.IMPORT);
        ArticleKind kind = Optional.ofNullable(order.options().get(KIND))
                .filter(option -> !option.isBlank())
                .flatMap(Words::kind)
                .orElse(null);
        @Nullable String publish = order.options().get(PUBLISH);
        ArticleState state =
                publish == null || Boolean.parseBoolean(publish) ? ArticleState.PUBLISHED : ArticleState.DRAFT;
        boolean makesCategories = !order.dryRun() && actor.may(KbPermissions.CATEGORIES);
        return new Run(
                order.jobId(),
                new ArticleRowReader(
                        organisation,
                        categories,
                        time,
                        actor.scope(),
                        new ArticleRowReader.Settings(
                                kind, state, actor.may(KbPermissions.CATEGORIES), makesCategories),
                        outlines));
    }

    @Override
    public boolean canUndo() {
        return true;
    }

    @Override
    public UndoResult undo(long importJobId, JobContext context) {
        int total = Math.max(1, undo.pending(importJobId));
        int reverted = 0;
        int kept = 0;
        for (int left = undo.pending(importJobId); left > 0; left = undo.pending(importJobId)) {
            context.checkCancelled();
            ImportUndo.Undone step = undo.undo(importJobId, UNDO_STEP);
            reverted += step.deleted() + step.restored();
            kept += step.skipped();
            context.progress(1 - (double) left / total);
        }
        return new UndoResult(reverted, kept);
    }

    private final class Run implements ImportRun<ArticleUpsert> {
        private final long jobId;
        private final ArticleRowReader reader;
        private final Set<String> seen = new HashSet<>();

        Run(long jobId, ArticleRowReader reader) {
            this.jobId = jobId;
            this.reader = reader;
        }

        @Override
        public RowCheck<ArticleUpsert> check(TableRow row) {
            List<CellProblem> problems = new ArrayList<>();
            String id = row.cells().getOrDefault(ArticleColumns.EXTERNAL_ID, "").strip();
            if (!id.isEmpty() && !seen.add(id.toLowerCase(Locale.ROOT))) {
                problems.add(CellProblem.of(ArticleColumns.EXTERNAL_ID, "twice", id));
            }
            Optional<ArticleUpsert> article = reader.read(row.number(), row.cells(), problems);
            if (article.isPresent() && problems.isEmpty()) {
                return RowCheck.right(article.get());
            }
            return RowCheck.wrong(problems.stream()
                    .map(problem -> new CellError(
                            row.number(), problem.field(), "kb.import.error." + problem.code(), problem.arguments()))
                    .toList());
        }

        @Override
        public List<RowOutcome> foresee(List<ArticleUpsert> rows) {
            return outcomes(batch.check(rows.stream().map(this::alone).toList()));
        }

        /** What the same file brings is not there yet: a dry run does not ask for it. */
        private ArticleUpsert alone(ArticleUpsert row) {
            String parent = row.parentExternalId();
            return parent == null || !seen.contains(parent.toLowerCase(Locale.ROOT))
                    ? row
                    : new ArticleUpsert(row.row(), row.externalId(), row.content(), row.state());
        }

        @Override
        public List<RowOutcome> write(List<ArticleUpsert> rows) {
            return outcomes(batch.write(jobId, rows));
        }

        private List<RowOutcome> outcomes(List<UpsertOutcome> outcomes) {
            return outcomes.stream()
                    .map(outcome -> switch (outcome.action()) {
                        case CREATED -> RowOutcome.CREATED;
                        case UPDATED -> RowOutcome.UPDATED;
                        case UNCHANGED -> RowOutcome.UNCHANGED;
                        case REFUSED -> refused(outcome);
                    })
                    .toList();
        }

        private RowOutcome refused(UpsertOutcome outcome) {
            var problem = java.util.Objects.requireNonNull(outcome.problem());
            String field = problem instanceof cn.zhiban.core.InvalidInput input
                    ? FIELDS.getOrDefault(input.field(), input.field())
                    : "";
            return RowOutcome.refused(CellError.of(outcome.row(), field, problem.messageKey(), problem.arguments()));
        }
    }

    /** Columns of the content's components. */
    private static final Map<String, String> FIELDS = Map.of(
            "similarQuestions", ArticleColumns.SIMILAR,
            "externalId", ArticleColumns.EXTERNAL_ID,
            "clientId", ArticleColumns.CLIENT,
            "validTo", ArticleColumns.VALID_TO,
            "parentId", ArticleColumns.PARENT);
}
