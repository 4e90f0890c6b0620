package cn.zhiban.kb.category;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.kb.KbPermissions;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The category tree. Everybody who reads knowledge reads it; changing it needs {@link KbPermissions#CATEGORIES}. The
 * tree is small and asked for on every filtered search, so it is kept in memory for some seconds.
 */
@Service
@Transactional(readOnly = true)
public class CategoryService {
    private static final int NAME_LENGTH = 100;
    private static final int PATH_LENGTH = 400;
    private static final String TYPE = "kb.category";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Access access;
    private final AuditLog audit;
    private final LoadingCache<String, List<CategoryNode>> tree =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(_ -> load());

    CategoryService(JdbcClient jdbc, JdbcTemplate template, Access access, AuditLog audit) {
        this.jdbc = jdbc;
        this.template = template;
        this.access = access;
        this.audit = audit;
    }

    /** The whole tree, parents before children, in the order of the screen. */
    public List<CategoryNode> tree() {
        access.require(KbPermissions.READ);
        return nodes();
    }

    /** Path of a category, if there is one with this id. */
    public Optional<String> path(long id) {
        return nodes().stream()
                .filter(node -> node.id() == id)
                .map(CategoryNode::path)
                .findFirst();
    }

    /** Ids of a category and all below it; empty if there is no such category. */
    public Set<Long> withDescendants(long id) {
        Set<Long> ids = new HashSet<>();
        Optional<String> path = path(id);
        if (path.isPresent()) {
            String below = path.get() + "/";
            for (CategoryNode node : nodes()) {
                if (node.id() == id || node.path().startsWith(below)) {
                    ids.add(node.id());
                }
            }
        }
        return ids;
    }

    /** The category with this path, if there is one. */
    public Optional<CategoryNode> find(String path) {
        String wanted = clean(path);
        return nodes().stream()
                .filter(node -> node.path().equalsIgnoreCase(wanted))
                .findFirst();
    }

    /**
     * Id of the category with this path; what is missing of it is made, which needs {@link KbPermissions#CATEGORIES}.
     *
     * @throws InvalidInput a name is empty or too long
     */
    @Transactional
    public long findOrCreate(String path) {
        Long parent = null;
        String sofar = "";
        for (String part : path.split("/", -1)) {
            String name = checkName(part);
            sofar = sofar.isEmpty() ? name : sofar + "/" + name;
            Optional<Long> known = jdbc.sql("SELECT id FROM kb_category WHERE path = ?")
                    .param(sofar)
                    .query(Long.class)
                    .optional();
            parent = known.isPresent() ? known.get() : create(parent, name);
        }
        return Objects.requireNonNull(parent);
    }

    /** Adds a category below another, or at the top. @throws InvalidInput the name is empty, too long or taken there */
    @Transactional
    public long create(@Nullable Long parentId, String name) {
        access.require(KbPermissions.CATEGORIES);
        String clean = checkName(name);
        String path = parentId == null ? clean : load(parentId).path() + "/" + clean;
        checkPath(path);
        KeyHolder key = new GeneratedKeyHolder();
        template.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO kb_category (parent_id, name, path, position) SELECT ?, ?, ?, COALESCE(MAX(position), 0) + 1"
                                    + " FROM kb_category WHERE parent_id <=> ?",
                            Statement.RETURN_GENERATED_KEYS);
                    insert.setObject(1, parentId);
                    insert.setString(2, clean);
                    insert.setString(3, path);
                    insert.setObject(4, parentId);
                    return insert;
                },
                key);
        long id = Objects.requireNonNull(key.getKey()).longValue();
        audit.record("created", TYPE, id, path, null, path);
        tree.invalidateAll();
        return id;
    }

    /** Renames a category; its articles stay in it. @throws ChangedMeanwhile someone else changed it first */
    @Transactional
    public void rename(long id, String name, int version) {
        access.require(KbPermissions.CATEGORIES);
        CategoryNode node = load(id);
        String clean = checkName(name);
        if (node.version() != version) {
            throw new ChangedMeanwhile(node.name(), node.version());
        }
        String path = node.parentId() == null ? clean : load(node.parentId()).path() + "/" + clean;
        if (path.equals(node.path())) {
            return;
        }
        if (!path.equalsIgnoreCase(node.path())) {
            checkPath(path);
        }
        jdbc.sql("UPDATE kb_category SET name = ?, path = ?, version = version + 1 WHERE id = ?")
                .params(clean, path, id)
                .update();
        jdbc.sql("UPDATE kb_category SET path = CONCAT(?, SUBSTRING(path, ?)) WHERE LEFT(path, ?) = ?")
                .params(path, node.path().length() + 1, node.path().length() + 1, node.path() + "/")
                .update();
        audit.record("changed", TYPE, id, path, node.path(), path);
        tree.invalidateAll();
    }

    /** Removes a category that is empty. @throws InvalidInput it still has articles or categories */
    @Transactional
    public void delete(long id) {
        access.require(KbPermissions.CATEGORIES);
        CategoryNode node = load(id);
        int used = jdbc.sql("""
                        SELECT (SELECT COUNT(*) FROM kb_article WHERE category_id = :id)
                             + (SELECT COUNT(*) FROM kb_category WHERE parent_id = :id)""").param("id", id).query(Integer.class).single();
        if (used > 0) {
            throw new InvalidInput("category", "kb.category.problem.not-empty", node.name());
        }
        jdbc.sql("DELETE FROM kb_category WHERE id = ?").param(id).update();
        audit.record("deleted", TYPE, id, node.path(), node.path(), null);
        tree.invalidateAll();
    }

    private List<CategoryNode> nodes() {
        return tree.get("");
    }

    private CategoryNode load(long id) {
        return jdbc.sql("SELECT id, parent_id, name, path, position, version FROM kb_category WHERE id = ?")
                .param(id)
                .query(CategoryNode.class)
                .optional()
                .orElseThrow(() -> new NotFound(TYPE, id));
    }

    private List<CategoryNode> load() {
        List<CategoryNode> all = jdbc.sql("SELECT id, parent_id, name, path, position, version FROM kb_category")
                .query(CategoryNode.class)
                .list();
        return CategoryOrder.depthFirst(all);
    }

    private void checkPath(String path) {
        if (path.length() > PATH_LENGTH) {
            throw new InvalidInput("category", "kb.category.problem.path-too-long", PATH_LENGTH);
        }
        if (jdbc.sql("SELECT COUNT(*) FROM kb_category WHERE path = ?")
                        .param(path)
                        .query(Integer.class)
                        .single()
                > 0) {
            throw new InvalidInput("category", "kb.category.problem.name-taken", path);
        }
    }

    private static String checkName(String name) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.contains("/") || clean.length() > NAME_LENGTH) {
            throw new InvalidInput("category", "kb.category.problem.name", NAME_LENGTH);
        }
        return clean;
    }

    private static String clean(String path) {
        return String.join(
                "/", java.util.Arrays.stream(path.split("/")).map(String::strip).toList());
    }
}
