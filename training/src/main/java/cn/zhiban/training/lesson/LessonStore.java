package cn.zhiban.training.lesson;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps lessons, their versions and what people did with them. */
@Component
class LessonStore {
    private static final String LESSON =
            "SELECT id, client_id, shop_id, draft, number, edition, pending, archived, version FROM train_lesson";
    private static final String PUBLISHED =
            "SELECT l.id, l.client_id, l.shop_id, l.archived, v.number, v.edition, v.content"
                    + " FROM train_lesson l JOIN train_lesson_version v ON v.lesson_id = l.id AND v.number = l.number";
    private final JdbcClient jdbc;
    private final CompanyTime time;

    LessonStore(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** A lesson as learners meet it. */
    record Published(
            long id,
            @Nullable Long clientId,
            @Nullable Long shopId,
            boolean archived,
            int number,
            int edition,
            LessonContent content) {}

    /** How far somebody is. @param number version that was learned, 0: only opened */
    record Progress(
            long lessonId,
            Instant openedAt,
            int number,
            int edition,
            @Nullable Instant doneAt) {}

    List<Lesson> all() {
        return jdbc.sql(LESSON + " ORDER BY archived, changed_at DESC, id DESC")
                .query(LessonStore::lesson)
                .list();
    }

    Optional<Lesson> find(long id) {
        return jdbc.sql(LESSON + " WHERE id = ?")
                .param(id)
                .query(LessonStore::lesson)
                .optional();
    }

    List<Published> published() {
        return jdbc.sql(PUBLISHED + " WHERE NOT l.archived ORDER BY l.title, l.id")
                .query(LessonStore::publishedRow)
                .list();
    }

    Optional<Published> published(long id) {
        return jdbc.sql(PUBLISHED + " WHERE l.id = ?")
                .param(id)
                .query(LessonStore::publishedRow)
                .optional();
    }

    long insert(LessonContent draft, @Nullable Long client, @Nullable Long shop) {
        return jdbc.sql("INSERT INTO train_lesson (client_id, shop_id, title, draft, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?) RETURNING id")
                .param(client)
                .param(shop)
                .param(draft.title())
                .param(draft.toJson())
                .param(Timestamp.from(time.now()))
                .query(Long.class)
                .single();
    }

    /** @return false: somebody else saved first */
    boolean update(long id, int version, LessonContent draft, @Nullable Long client, @Nullable Long shop) {
        return jdbc.sql("UPDATE train_lesson SET client_id = ?, shop_id = ?, title = ?, draft = ?, pending = TRUE,"
                                + " changed_at = ?, version = version + 1 WHERE id = ? AND version = ?")
                        .param(client)
                        .param(shop)
                        .param(draft.title())
                        .param(draft.toJson())
                        .param(Timestamp.from(time.now()))
                        .param(id)
                        .param(version)
                        .update()
                > 0;
    }

    /** @return false: somebody else saved first */
    boolean publish(Lesson lesson, boolean anew, String by) {
        int edition = anew || lesson.edition() == 0 ? lesson.edition() + 1 : lesson.edition();
        int number = lesson.number() + 1;
        Timestamp now = Timestamp.from(time.now());
        if (jdbc.sql("UPDATE train_lesson SET number = ?, edition = ?, pending = FALSE, archived = FALSE,"
                                + " changed_at = ?, version = version + 1 WHERE id = ? AND version = ?")
                        .params(number, edition, now, lesson.id(), lesson.version())
                        .update()
                == 0) {
            return false;
        }
        jdbc.sql("INSERT INTO train_lesson_version (lesson_id, number, edition, content, published_at, published_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(lesson.id(), number, edition, lesson.draft().toJson(), now, by)
                .update();
        return true;
    }

    void archive(long id, boolean archived) {
        jdbc.sql("UPDATE train_lesson SET archived = ?, changed_at = ?, version = version + 1 WHERE id = ?")
                .params(archived, Timestamp.from(time.now()), id)
                .update();
    }

    List<Progress> progress(long employee) {
        return jdbc.sql("SELECT lesson_id, opened_at, number, edition, done_at FROM train_lesson_progress"
                        + " WHERE employee_id = ?")
                .param(employee)
                .query(Progress.class)
                .list();
    }

    void opened(long employee, long lesson) {
        jdbc.sql("INSERT IGNORE INTO train_lesson_progress (employee_id, lesson_id, opened_at) VALUES (?, ?, ?)")
                .params(employee, lesson, Timestamp.from(time.now()))
                .update();
    }

    /** @return whether this edition had not been learned before */
    boolean done(long employee, Published lesson) {
        opened(employee, lesson.id());
        return jdbc.sql("UPDATE train_lesson_progress SET number = ?, edition = ?, done_at = ?"
                                + " WHERE employee_id = ? AND lesson_id = ? AND edition < ?")
                        .params(
                                lesson.number(),
                                lesson.edition(),
                                Timestamp.from(time.now()),
                                employee,
                                lesson.id(),
                                lesson.edition())
                        .update()
                > 0;
    }

    List<ItemPassed> passed(Collection<Long> employees, Collection<Long> lessons) {
        if (employees.isEmpty() || lessons.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("SELECT employee_id, lesson_id, edition, done_at FROM train_lesson_progress"
                        + " WHERE employee_id IN (:employees) AND lesson_id IN (:lessons) AND done_at IS NOT NULL")
                .param("employees", employees)
                .param("lessons", lessons)
                .query((row, _) -> new ItemPassed(
                        row.getLong(1),
                        ItemKind.LESSON,
                        row.getLong(2),
                        row.getInt(3),
                        row.getTimestamp(4).toInstant(),
                        null))
                .list();
    }

    /** Version of the article that somebody knows, 0 for none. */
    int known(long employee, long article) {
        return jdbc.sql("SELECT number FROM train_lesson_seen WHERE employee_id = ? AND article_id = ?")
                .params(employee, article)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void knows(long employee, long article, int number) {
        jdbc.sql("INSERT INTO train_lesson_seen (employee_id, article_id, number) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE number = VALUES(number)")
                .params(employee, article, number)
                .update();
    }

    Watched watched(long employee, String file) {
        return jdbc.sql("SELECT position_s, length_s, ranges FROM train_lesson_watched"
                        + " WHERE employee_id = ? AND file_id = ?")
                .params(employee, file)
                .query((row, _) -> new Watched(row.getInt(1), row.getInt(2), Watched.ranges(row.getString(3))))
                .optional()
                .orElse(Watched.NOTHING);
    }

    void watched(long employee, String file, Watched watched) {
        jdbc.sql("INSERT INTO train_lesson_watched (employee_id, file_id, position_s, length_s, ranges)"
                        + " VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE position_s = VALUES(position_s),"
                        + " length_s = VALUES(length_s), ranges = VALUES(ranges)")
                .params(employee, file, watched.position(), watched.length(), watched.text())
                .update();
    }

    private static Lesson lesson(ResultSet row, int number) throws SQLException {
        return new Lesson(
                row.getLong("id"),
                row.getObject("client_id", Long.class),
                row.getObject("shop_id", Long.class),
                LessonContent.fromJson(row.getString("draft")),
                row.getInt("number"),
                row.getInt("edition"),
                row.getBoolean("pending"),
                row.getBoolean("archived"),
                row.getInt("version"),
                false);
    }

    private static Published publishedRow(ResultSet row, int number) throws SQLException {
        return new Published(
                row.getLong("id"),
                row.getObject("client_id", Long.class),
                row.getObject("shop_id", Long.class),
                row.getBoolean("archived"),
                row.getInt("number"),
                row.getInt("edition"),
                Objects.requireNonNull(LessonContent.fromJson(row.getString("content"))));
    }
}
