package cn.zhiban.kb.document;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.importing.ImportOrder;
import cn.zhiban.core.importing.ImportRun;
import cn.zhiban.core.importing.RowCheck;
import cn.zhiban.core.importing.RowOutcome;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.tabular.CellError;
import cn.zhiban.core.tabular.TableRow;
import cn.zhiban.kb.article.ArticleState;
import cn.zhiban.kb.article.ArticleUpsert;
import cn.zhiban.kb.article.Finding;
import cn.zhiban.kb.document.DocumentResult.FileCount;
import cn.zhiban.kb.document.DocumentResult.Left;
import cn.zhiban.kb.document.DocumentResult.Mistake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/** One import of documents, piece by piece, some at a time in one transaction. */
final class DocumentImportRun {
    private static final int BATCH = 50;

    private final DocumentImportHandler services;
    private final JobContext job;
    private final DocumentRequest request;
    private final DocumentFolder folder;
    private final Actor actor;
    private final ImportRun<ArticleUpsert> run;
    private final List<Pending> batch = new ArrayList<>();
    private final List<Mistake> errors = new ArrayList<>();
    private int row;
    private int created;
    private int updated;
    private int unchanged;
    private int skipped;
    private int errorCount;

    private record Pending(int row, DocumentPart part, ArticleUpsert article) {}

    DocumentImportRun(
            DocumentImportHandler services,
            JobContext job,
            DocumentRequest request,
            DocumentFolder folder,
            Actor actor) {
        this.services = services;
        this.job = job;
        this.request = request;
        this.folder = folder;
        this.actor = actor;
        this.run = services.importer().start(new ImportOrder(job.jobId(), request.dryRun(), Map.of()));
    }

    DocumentResult over(List<DocumentContent> contents) throws IOException {
        int total = Math.max(
                1, contents.stream().mapToInt(one -> one.parts().size()).sum());
        for (DocumentContent content : contents) {
            content.left().stream()
                    .filter(left -> DocumentRefused.is(left.reason()))
                    .forEach(left -> refuse(
                            0,
                            "",
                            content.file(),
                            "",
                            left.reason().key(),
                            left.reason().arguments()));
            for (DocumentPart part : content.parts()) {
                row++;
                take(part);
                if (batch.size() == BATCH) {
                    flush();
                    job.progress((double) row / total);
                }
            }
        }
        flush();
        job.progress(1);
        return new DocumentResult(
                request.dryRun(),
                row,
                created,
                updated,
                unchanged,
                skipped,
                errorCount,
                List.copyOf(errors),
                contents.stream().map(DocumentImportRun::count).toList());
    }

    private static FileCount count(DocumentContent content) {
        return new FileCount(
                content.file(),
                content.headings(),
                content.groups(),
                content.blocks(),
                content.parts().size(),
                content.left().stream()
                        .map(left -> new Left(left.heading(), left.reason().key()))
                        .toList());
    }

    private void take(DocumentPart part) throws IOException {
        Map<String, String> cells = services.rows().row(part, request.target(), actor);
        if (request.left().contains(cells.getOrDefault("external_id", ""))) {
            skipped++;
            return;
        }
        List<String> missing = services.placePictures(cells, folder, !request.dryRun());
        RowCheck<ArticleUpsert> check = run.check(new TableRow(row, cells));
        ArticleUpsert article = check.value();
        if (article == null) {
            skipped++;
            check.errors().forEach(error -> refuse(part, error));
            return;
        }
        missing.forEach(picture -> refuse(
                row, "answer", part.file(), part.title(), "kb.document.warning.not-a-picture", List.of(picture)));
        ArticleUpsert ready = services.completed(article, part, cells);
        Optional<Finding> blocking = services.blocking(ready);
        if (blocking.isPresent()) {
            // nothing of a document is dropped: what may not be published waits for an editor
            Finding finding = blocking.get();
            List<String> words =
                    finding.arguments().stream().map(String::valueOf).toList();
            refuse(row, finding.field(), part.file(), part.title(), finding.messageKey(), words);
            refuse(row, "status", part.file(), part.title(), "kb.document.warning.draft", List.of());
            ready = new ArticleUpsert(ready.row(), ready.externalId(), ready.content(), ArticleState.DRAFT);
        }
        batch.add(new Pending(row, part, ready));
    }

    private void flush() {
        job.checkCancelled();
        if (batch.isEmpty()) {
            return;
        }
        try {
            keep(batch);
        } catch (UserFacingProblem | DataIntegrityViolationException e) {
            for (Pending pending : batch) {
                alone(pending);
            }
        }
        batch.clear();
    }

    private void alone(Pending pending) {
        job.checkCancelled();
        try {
            keep(List.of(pending));
        } catch (UserFacingProblem e) {
            skipped++;
            String field = e instanceof InvalidInput input ? input.field() : "";
            refuse(
                    pending.part(),
                    new CellError(
                            pending.row(),
                            field,
                            e.messageKey(),
                            Arrays.stream(e.arguments()).map(String::valueOf).toList()));
        } catch (DataIntegrityViolationException e) {
            skipped++;
            refuse(pending.part(), CellError.of(pending.row(), "", "core.import.error.refused"));
        }
    }

    private void keep(List<Pending> pieces) {
        List<ArticleUpsert> articles = pieces.stream().map(Pending::article).toList();
        List<RowOutcome> outcomes = request.dryRun()
                ? run.foresee(articles)
                : services.transaction().execute(_ -> run.write(articles));
        for (int i = 0; i < pieces.size(); i++) {
            count(pieces.get(i), outcomes.get(i));
        }
    }

    private void count(Pending piece, RowOutcome outcome) {
        switch (outcome.kind()) {
            case CREATED -> created++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
            case SKIPPED, REFUSED -> skipped++;
        }
        @Nullable CellError error = outcome.error();
        if (error != null) {
            refuse(piece.part(), error);
        }
    }

    private void refuse(DocumentPart part, CellError error) {
        refuse(error.row(), error.column(), part.file(), part.title(), error.code(), error.args());
    }

    private void refuse(int number, String column, String file, String title, String key, List<String> arguments) {
        errorCount++;
        if (errors.size() < DocumentResult.MOST_ERRORS) {
            errors.add(new Mistake(number, column, file, title, key, arguments));
        }
    }
}
