package cn.zhiban.training.question;

import cn.zhiban.core.file.ContentTypes;
import cn.zhiban.core.file.FileGuard;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.training.TrainingPermissions;
import java.io.ByteArrayInputStream;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pictures in questions. Whoever learns or writes may see those of questions within the scope, and their own. */
@Component
public class QuestionPictures implements FileGuard {
    /** Largest picture that is taken. */
    public static final int MEGABYTES = 5;

    static final String PURPOSE = "training.question";
    private final JdbcClient jdbc;
    private final FileStore files;
    private final Access access;

    QuestionPictures(JdbcClient jdbc, @Lazy FileStore files, Access access) {
        this.jdbc = jdbc;
        this.files = files;
        this.access = access;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    /** Stores a picture for a question. @return its address inside the suite */
    public String store(String name, byte[] content) {
        access.require(TrainingPermissions.AUTHOR);
        StoredFile file = files.store(
                name, new ByteArrayInputStream(content), PURPOSE, MEGABYTES * 1024L * 1024, ContentTypes.IMAGES);
        return "/files/" + file.publicId();
    }

    @Override
    public boolean mayRead(Actor actor, StoredFile file) {
        if (file.createdBy().equals(actor.reference())) {
            return true;
        }
        return (actor.may(TrainingPermissions.LEARN) || actor.may(TrainingPermissions.AUTHOR))
                && jdbc.sql("""
                        SELECT COUNT(*) FROM train_question_file f JOIN train_question q ON q.id = f.question_id
                         WHERE f.public_id = :file
                           AND (:all OR q.shop_id IN (:shops)
                                OR q.shop_id IS NULL AND (q.client_id IS NULL OR q.client_id IN (:clients)))""")
                                .param("file", file.publicId())
                                .param("all", actor.scope().all())
                                .param("shops", ContentRights.shops(actor.scope()))
                                .param("clients", ContentRights.clients(actor.scope()))
                                .query(Integer.class)
                                .single()
                        > 0;
    }
}
