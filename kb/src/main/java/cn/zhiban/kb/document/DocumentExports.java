package cn.zhiban.kb.document;

import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.pdf.NoChineseFont;
import cn.zhiban.core.pdf.PdfFonts;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.kb.KbPermissions;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exports of knowledge as a ZIP or a PDF. Needs {@link KbPermissions#IMPORT}; holds the newest versions of what the actor
 * may edit, and is handed out to the actor only.
 */
@Service
public class DocumentExports {
    private final JobService jobs;
    private final Organisation organisation;
    private final Access access;
    private final PdfFonts fonts;
    private final JsonMapper json;

    DocumentExports(JobService jobs, Organisation organisation, Access access, PdfFonts fonts, JsonMapper json) {
        this.jobs = jobs;
        this.organisation = organisation;
        this.access = access;
        this.fonts = fonts;
        this.json = json;
    }

    /**
     * Queues an export.
     *
     * @return id of the job, whose result is an {@link ExportResult}
     * @throws NotAllowed the client is out of the actor's scope
     * @throws NoChineseFont a PDF is wanted and this machine has no Chinese font
     */
    @Transactional
    public long submit(ExportRequest request) {
        Actor actor = access.require(KbPermissions.IMPORT);
        Long client = request.clientId();
        if (client != null && !actor.scope().seesClient(client)) {
            throw new NotAllowed(KbPermissions.IMPORT);
        }
        if (request.format() == ExportRequest.Format.PDF) {
            fonts.require();
        }
        String title = (client == null
                        ? ""
                        : organisation.clientById(client).map(ClientRef::name).orElse("") + " ")
                + request.format();
        return jobs.submit(DocumentExportHandler.TYPE, title, request);
    }

    /** What an export came to, once it has ended. */
    public Optional<ExportResult> result(long jobId) {
        JobDetails job = jobs.get(jobId);
        return Optional.ofNullable(job.resultJson()).map(text -> json.readValue(text, ExportResult.class));
    }
}
