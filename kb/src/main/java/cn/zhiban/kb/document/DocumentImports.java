package cn.zhiban.kb.document;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.file.FileTooLarge;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ImportUndo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports of documents from the upload to the result. Needs {@link KbPermissions#IMPORT}, and for each article the right
 * to edit it; files and results are those of whoever uploaded them.
 */
@Service
public class DocumentImports {
    /** Largest file that is taken. */
    public static final int MEGABYTES = 64;

    static final String PURPOSE = "kb.document";
    private static final int SHOWN = 160;

    private final DocumentImportHandler handler;
    private final DocumentRows rows;
    private final ImportUndo undo;
    private final FileStore files;
    private final JobService jobs;
    private final Access access;
    private final JsonMapper json;

    DocumentImports(
            DocumentImportHandler handler,
            DocumentRows rows,
            ImportUndo undo,
            FileStore files,
            JobService jobs,
            Access access,
            JsonMapper json) {
        this.handler = handler;
        this.rows = rows;
        this.undo = undo;
        this.files = files;
        this.jobs = jobs;
        this.access = access;
        this.json = json;
    }

    /** Whether a file of this name is a document; others may be spreadsheets. */
    public static boolean takes(String fileName) {
        return DocumentReader.takes(fileName);
    }

    /**
     * Looks into a file and stores it.
     *
     * @param content read to its end or to the limit, not closed
     * @throws FileTooLarge more than {@value #MEGABYTES} MB
     * @throws DocumentRefused it is dangerous, damaged or not what its name says; nothing is kept
     */
    public StoredFile upload(String fileName, InputStream content) {
        access.require(KbPermissions.IMPORT);
        String name = fileName.replace('\\', '/').replaceFirst("^.*/", "");
        if (!DocumentReader.takes(name)) {
            throw new DocumentRefused("kb.document.refused.type", name);
        }
        try {
            Path copy = Files.createTempFile("zhiban-upload", ".part");
            try {
                copy(content, copy);
                check(name, copy);
                try (InputStream in = Files.newInputStream(copy)) {
                    return files.store(name, in, PURPOSE, DocumentLimits.DEFAULT.uploadBytes(), Set.of());
                }
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(InputStream content, Path target) throws IOException {
        long most = DocumentLimits.DEFAULT.uploadBytes();
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[64 * 1024];
            long size = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new FileTooLarge(most);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    /** A document that stands alone is refused as a whole, one in a ZIP only by itself; a Word text is read later. */
    private static void check(String name, Path file) throws IOException {
        try (DocumentFolder folder =
                DocumentFolder.open(List.of(new DocumentFolder.Upload(name, file)), DocumentLimits.DEFAULT)) {
            String extension = ZipSource.extension(name);
            if ("zip".equals(extension)) {
                return;
            }
            if ("docx".equals(extension)) {
                DocxSource.check(name, file, DocumentLimits.DEFAULT);
                return;
            }
            DocumentReader.read(folder, MarkdownReader.EVERY_LEVEL).stream()
                    .flatMap(content -> content.left().stream())
                    .map(DocumentContent.LeftOver::reason)
                    .filter(DocumentRefused::is)
                    .findFirst()
                    .ifPresent(reason -> {
                        throw new DocumentRefused(
                                reason.key(), reason.arguments().toArray());
                    });
        }
    }

    /** What the files would become. @throws NotFound a file is not the actor's */
    public DocumentPreview preview(List<String> publicIds, DocumentTarget target) {
        Actor actor = access.require(KbPermissions.IMPORT);
        checkTarget(actor, target);
        publicIds.forEach(this::own);
        try (DocumentFolder folder = handler.open(publicIds)) {
            List<DocumentPreview.Row> found = new ArrayList<>();
            List<DocumentPreview.Left> left = new ArrayList<>();
            for (DocumentContent content : DocumentReader.read(folder, target.splitLevel())) {
                content.parts().forEach(part -> found.add(row(part, target, actor)));
                content.left()
                        .forEach(
                                one -> left.add(new DocumentPreview.Left(content.file(), one.heading(), one.reason())));
            }
            return new DocumentPreview(found, left);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DocumentPreview.Row row(DocumentPart part, DocumentTarget target, Actor actor) {
        String answer = part.answer();
        return new DocumentPreview.Row(
                rows.row(part, target, actor).getOrDefault("external_id", ""),
                part.file(),
                part.title(),
                part.useCase(),
                answer.length() > SHOWN ? answer.substring(0, SHOWN) + "…" : answer,
                DocumentRows.kind(part, target),
                rows.category(part, target, actor),
                target.platforms().isEmpty() ? part.platforms() : Set.copyOf(target.platforms()),
                part.pictures().size(),
                part.variables(),
                part.warnings());
    }

    /**
     * Queues an import or a dry run.
     *
     * @return id of the job, whose result is a {@link DocumentResult}
     * @throws InvalidInput a client and shops at once, or no file
     * @throws NotAllowed the target is not the actor's to write for
     */
    @Transactional
    public long submit(DocumentRequest request) {
        Actor actor = access.require(KbPermissions.IMPORT);
        checkTarget(actor, request.target());
        if (request.files().isEmpty()) {
            throw new InvalidInput("files", "kb.document.problem.no-file");
        }
        List<String> names = request.files().stream().map(id -> own(id).name()).toList();
        String type = request.dryRun() ? DocumentCheckHandler.TYPE : DocumentImportHandler.TYPE;
        return jobs.submit(type, String.join(", ", names), request);
    }

    private static void checkTarget(Actor actor, DocumentTarget target) {
        if (target.clientId() != null && !target.shopIds().isEmpty()) {
            throw new InvalidInput("clientId", "kb.article.problem.client-and-shops");
        }
        boolean seen = (target.clientId() == null || actor.scope().seesClient(target.clientId()))
                && target.shopIds().stream().allMatch(actor.scope()::seesShop);
        if (!seen) {
            throw new NotAllowed(KbPermissions.EDIT);
        }
    }

    /** What an import came to, once it has ended. @throws NotFound the job is not the actor's */
    public Optional<DocumentResult> result(long jobId) {
        JobDetails job = jobs.get(jobId);
        return Optional.ofNullable(job.resultJson()).map(text -> json.readValue(text, DocumentResult.class));
    }

    /** Whether an import wrote something that can be taken back and was not. */
    public boolean mayUndo(long jobId) {
        JobDetails job = jobs.get(jobId);
        return job.type().equals(DocumentImportHandler.TYPE)
                && job.state().isEnded()
                && access.current().may(KbPermissions.PUBLISH)
                && access.current().may(KbPermissions.IMPORT)
                && undo.pending(jobId) > 0;
    }

    /** Queues taking an import back. @return id of the job @throws NotFound there is nothing to take back */
    @Transactional
    public long undo(long jobId) {
        if (!mayUndo(jobId)) {
            throw new NotFound("core.import", jobId);
        }
        return jobs.submit(DocumentUndoHandler.TYPE, jobs.get(jobId).title(), new DocumentUndoHandler.Request(jobId));
    }

    private StoredFile own(String publicId) {
        StoredFile file = files.getTrusted(publicId);
        if (!file.purpose().equals(PURPOSE)
                || !Objects.equals(file.createdBy(), access.current().reference())) {
            throw new NotFound("core.file", publicId);
        }
        return file;
    }
}
