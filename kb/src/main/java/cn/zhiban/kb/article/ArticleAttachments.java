package cn.zhiban.kb.article;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.file.ContentTypes;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.file.FileTooLarge;
import cn.zhiban.core.file.FileTypeRefused;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.KbPermissions;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Files that go with articles. They are read like pictures ({@link ArticlePictures}): by who uploaded them, by agents as
 * long as the published version has them, by editors in every version of what they may edit. They are part of the
 * content, so versions, merging and restoring hold for them too.
 */
@Service
public class ArticleAttachments {
    /** Purpose of the files. */
    public static final String PURPOSE = "kb.attachment";
    /** Largest file. */
    public static final int MEGABYTES = 20;
    /** Most files of one article. */
    public static final int MOST = 20;

    /** What an extension must be inside. Office files are ZIPs; those with macros have other extensions. */
    private static final Map<String, String> TYPES = Map.of(
            "pdf", "application/pdf",
            "docx", ContentTypes.ZIP,
            "xlsx", ContentTypes.ZIP,
            "pptx", ContentTypes.ZIP,
            "zip", ContentTypes.ZIP,
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp");

    private final FileStore files;
    private final ArticlePictures pictures;
    private final JdbcTemplate jdbc;
    private final Access access;

    ArticleAttachments(FileStore files, ArticlePictures pictures, JdbcTemplate jdbc, Access access) {
        this.files = files;
        this.pictures = pictures;
        this.jdbc = jdbc;
        this.access = access;
    }

    /** Extensions that are taken, in order, for example {@code .pdf}. */
    public static List<String> extensions() {
        return TYPES.keySet().stream().map(one -> "." + one).sorted().toList();
    }

    /**
     * Stores a file for an article that is being written; needs {@link KbPermissions#EDIT}.
     *
     * @throws FileTypeRefused its extension is not taken, or it is something else inside
     * @throws FileTooLarge it has more than {@link #MEGABYTES}
     */
    public Attachment store(String name, InputStream content) {
        access.require(KbPermissions.EDIT);
        int dot = name.lastIndexOf('.');
        String type = TYPES.get(name.substring(dot + 1).toLowerCase(Locale.ROOT));
        if (dot < 0 || type == null) {
            throw new FileTypeRefused(name);
        }
        StoredFile file = files.store(name, content, PURPOSE, MEGABYTES * 1024L * 1024, Set.of(type));
        return new Attachment(file.publicId(), file.name(), file.sizeBytes());
    }

    /**
     * The content with what is really stored of its attachments.
     *
     * @throws InvalidInput there are too many, or one is none that the writer may read
     */
    ArticleContent checked(Actor writer, ArticleContent content) {
        if (content.attachments().isEmpty()) {
            return content;
        }
        if (content.attachments().size() > MOST) {
            throw new InvalidInput("attachments", "kb.editor.attachment.problem.too-many", MOST);
        }
        List<Attachment> stored = new ArrayList<>();
        for (Attachment one : content.attachments()) {
            Attachment found = found(writer, one);
            if (!stored.contains(found)) {
                stored.add(found);
            }
        }
        return content.but().attachments(stored).build();
    }

    private Attachment found(Actor writer, Attachment named) {
        record Row(Attachment attachment, String owner) {}
        return jdbc
                .query(
                        "SELECT public_id, name, size_bytes, created_by FROM core_file WHERE public_id = ? AND purpose = ?",
                        (row, _) -> new Row(
                                new Attachment(row.getString(1), row.getString(2), row.getLong(3)), row.getString(4)),
                        String.valueOf(named.publicId()),
                        PURPOSE)
                .stream()
                .filter(row -> row.attachment().publicId().equals(named.publicId()))
                .filter(row -> writer.scope().all()
                        || pictures.mayRead(writer, row.attachment().publicId(), row.owner()))
                .map(Row::attachment)
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInput("attachments", "kb.editor.attachment.problem.unknown", named.name()));
    }
}
