package cn.zhiban.training.lesson;

import cn.zhiban.core.file.ContentTypes;
import cn.zhiban.core.file.FileGuard;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.question.ContentRights;
import java.io.InputStream;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Files and videos of lessons. Learners read what a published lesson within their scope holds, authors also what a draft
 * holds, and everybody what they stored themselves.
 */
@Component
public class LessonFiles implements FileGuard {
    /** Largest file that is taken. */
    public static final int FILE_MEGABYTES = 50;
    /** Largest video that is taken. */
    public static final int VIDEO_MEGABYTES = 500;

    static final String PURPOSE = "training.lesson";
    private static final long MEGABYTE = 1024L * 1024;
    private final JdbcClient jdbc;
    private final FileStore files;
    private final Access access;

    LessonFiles(JdbcClient jdbc, @Lazy FileStore files, Access access) {
        this.jdbc = jdbc;
        this.files = files;
        this.access = access;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    /** Stores a file or video; only who writes lessons may. @return the part that shows it */
    public LessonContent.Part store(String name, InputStream content, boolean video) {
        access.require(TrainingPermissions.AUTHOR);
        StoredFile file = files.store(
                name,
                content,
                PURPOSE,
                (video ? VIDEO_MEGABYTES : FILE_MEGABYTES) * MEGABYTE,
                video ? ContentTypes.VIDEOS : Set.of());
        return new LessonContent.Part(
                video ? LessonContent.Kind.VIDEO : LessonContent.Kind.FILE, "", file.name(), 0, file.publicId());
    }

    @Override
    public boolean mayRead(Actor actor, StoredFile file) {
        if (file.createdBy().equals(actor.reference())) {
            return true;
        }
        boolean author = actor.may(TrainingPermissions.AUTHOR);
        return (author || actor.may(TrainingPermissions.LEARN))
                && jdbc.sql("""
                        SELECT COUNT(*) FROM train_lesson l
                          LEFT JOIN train_lesson_version v ON v.lesson_id = l.id AND v.number = l.number
                         WHERE (v.content LIKE :file AND NOT l.archived OR :author AND l.draft LIKE :file)
                           AND (:all OR l.shop_id IN (:shops)
                                OR l.shop_id IS NULL AND (l.client_id IS NULL OR l.client_id IN (:clients)))""")
                                .param("file", "%\"" + file.publicId().replace("_", "\\_") + "\"%")
                                .param("author", author)
                                .param("all", actor.scope().all())
                                .param("shops", ContentRights.shops(actor.scope()))
                                .param("clients", ContentRights.clients(actor.scope()))
                                .query(Integer.class)
                                .single()
                        > 0;
    }
}
