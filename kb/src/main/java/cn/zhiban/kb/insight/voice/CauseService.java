package cn.zhiban.kb.insight.voice;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.insight.InsightPermissions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the causes that buyers name, in groups. Those without a client are everybody's and changed with
 * {@link KbPermissions#EDIT_SHARED}; those of a client are seen and changed within the scope. Changing needs
 * {@link InsightPermissions#CAUSES}.
 */
@Service
@Transactional(readOnly = true)
public class CauseService {
    private static final String TYPE = "kb.voice-cause";
    private static final int NAME_LENGTH = 60;

    private final JdbcClient jdbc;
    private final Access access;
    private final Organisation organisation;
    private final AuditLog audit;

    CauseService(JdbcClient jdbc, Access access, Organisation organisation, AuditLog audit) {
        this.jdbc = jdbc;
        this.access = access;
        this.organisation = organisation;
        this.audit = audit;
    }

    private record Row(
            long id,
            @Nullable Long parentId,
            @Nullable Long clientId,
            String name,
            int position,
            boolean active,
            int version) {
        Cause seenBy(Actor actor) {
            return new Cause(id, parentId, clientId, name, position, active, version, mayChange(actor, clientId));
        }
    }

    /**
     * Causes within the scope, groups in their order and each followed by its causes.
     *
     * @param inactive also those that can no longer be marked
     */
    public List<Cause> list(boolean inactive) {
        Actor actor = access.requireAny(InsightPermissions.MARK, InsightPermissions.READ, InsightPermissions.CAUSES);
        return tree(actor).stream().filter(cause -> inactive || cause.active()).toList();
    }

    /** Causes that can be marked in a shop. @throws NotFound the shop is not within the scope */
    public List<Cause> ofShop(long shopId) {
        Actor actor = access.require(InsightPermissions.MARK);
        long client = organisation
                .shop(shopId, actor.scope())
                .orElseThrow(() -> new NotFound("core.shop", shopId))
                .clientId();
        List<Cause> causes = list(false).stream()
                .filter(cause -> cause.clientId() == null || cause.clientId() == client)
                .toList();
        // a cause whose group was put away is not reached any more
        return causes.stream()
                .filter(cause -> cause.isGroup()
                        || causes.stream()
                                .anyMatch(group -> group.id() == java.util.Objects.requireNonNull(cause.parentId())))
                .toList();
    }

    private List<Cause> tree(Actor actor) {
        Scope scope = actor.scope();
        List<Cause> all = jdbc
                .sql("SELECT id, parent_id, client_id, name, position, active, version FROM kb_voc_cause"
                        + " WHERE client_id IS NULL OR :all OR client_id IN (:clients) ORDER BY position, id")
                .param("all", scope.all())
                .param("clients", scope.clientIds().isEmpty() ? Set.of(-1L) : scope.clientIds())
                .query(Row.class)
                .list()
                .stream()
                .map(row -> row.seenBy(actor))
                .toList();
        List<Cause> ordered = new ArrayList<>();
        all.stream().filter(Cause::isGroup).forEach(group -> {
            ordered.add(group);
            all.stream()
                    .filter(cause -> cause.parentId() != null && cause.parentId() == group.id())
                    .forEach(ordered::add);
        });
        return ordered;
    }

    /**
     * Adds a cause at the end of its group, or a group at the end.
     *
     * @param parentId the group, or null for a new group
     * @param clientId only for this client, or null for all; a cause of a client's group is of the same client
     * @throws InvalidInput the name is empty, too long or taken there
     * @throws NotAllowed the actor does not keep it
     */
    @Transactional
    public long create(@Nullable Long parentId, @Nullable Long clientId, String name) {
        Actor actor = access.require(InsightPermissions.CAUSES);
        Long client = clientId;
        if (parentId != null) {
            Row group = load(parentId, actor);
            if (group.parentId() != null) {
                throw new InvalidInput("parent", "kb.voice.problem.no-group");
            }
            client = group.clientId() == null ? clientId : group.clientId();
        }
        requireChange(actor, client);
        String clean = name(name);
        checkFree(parentId, client, clean, 0);
        long id = jdbc.sql("""
                        INSERT INTO kb_voc_cause (parent_id, client_id, name, position)
                        SELECT :parent, :client, :name, COALESCE(MAX(position), 0) + 1 FROM kb_voc_cause
                         WHERE parent_id <=> :parent RETURNING id""")
                .param("parent", parentId)
                .param("client", client)
                .param("name", clean)
                .query(Long.class)
                .single();
        audit.record("created", TYPE, id, clean, null, clean);
        return id;
    }

    /**
     * Renames a cause or puts it away; what was marked stays.
     *
     * @throws ChangedMeanwhile somebody else changed it since
     * @throws InvalidInput as {@link #create}
     */
    @Transactional
    public void change(long id, int version, String name, boolean active) {
        Actor actor = access.require(InsightPermissions.CAUSES);
        Row before = load(id, actor);
        requireChange(actor, before.clientId());
        String clean = name(name);
        checkFree(before.parentId(), before.clientId(), clean, id);
        int changed = jdbc.sql("UPDATE kb_voc_cause SET name = ?, active = ?, version = version + 1"
                        + " WHERE id = ? AND version = ?")
                .params(clean, active, id, version)
                .update();
        if (changed == 0) {
            throw new ChangedMeanwhile(before.name(), before.version());
        }
        Row after = load(id, actor);
        audit.record("changed", TYPE, id, clean, before, after);
    }

    /** Moves a cause one place up or down among its neighbours. */
    @Transactional
    public void move(long id, boolean up) {
        Actor actor = access.require(InsightPermissions.CAUSES);
        Row moved = load(id, actor);
        requireChange(actor, moved.clientId());
        List<Cause> neighbours = tree(actor).stream()
                .filter(cause -> java.util.Objects.equals(cause.parentId(), moved.parentId()))
                .toList();
        int place = neighbours.stream().map(Cause::id).toList().indexOf(id);
        int other = up ? place - 1 : place + 1;
        if (other < 0 || other >= neighbours.size()) {
            return;
        }
        List<Cause> order = new ArrayList<>(neighbours);
        java.util.Collections.swap(order, place, other);
        for (int i = 0; i < order.size(); i++) {
            jdbc.sql("UPDATE kb_voc_cause SET position = ? WHERE id = ?")
                    .params(i + 1, order.get(i).id())
                    .update();
        }
        audit.record("changed", TYPE, id, moved.name(), place + 1, other + 1);
    }

    /**
     * Adds the groups and causes that most shops need, for all clients, as far as they are not there. Returns how many
     * were added.
     *
     * @throws NotAllowed the actor does not keep what is shared by all
     */
    @Transactional
    public int addUsual() {
        Actor actor = access.require(InsightPermissions.CAUSES);
        requireChange(actor, null);
        Map<String, Long> groups = new HashMap<>();
        Set<String> known = new HashSet<>();
        for (Cause cause : tree(actor)) {
            if (cause.isGroup() && cause.clientId() == null) {
                groups.put(cause.name(), cause.id());
            } else if (cause.clientId() == null) {
                known.add(cause.parentId() + cause.name());
            }
        }
        int added = 0;
        for (String line : usual()) {
            String[] names = line.split("\t", 2);
            Long group = groups.get(names[0]);
            if (group == null) {
                group = create(null, null, names[0]);
                groups.put(names[0], group);
                added++;
            }
            if (known.add(group + names[1])) {
                create(group, null, names[1]);
                added++;
            }
        }
        return added;
    }

    private static List<String> usual() {
        try (InputStream in = new ClassPathResource("kb/voice-causes.tsv").getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Row load(long id, Actor actor) {
        return jdbc.sql(
                        "SELECT id, parent_id, client_id, name, position, active, version FROM kb_voc_cause WHERE id = ?")
                .param(id)
                .query(Row.class)
                .optional()
                .filter(row -> row.clientId() == null || actor.scope().seesClient(row.clientId()))
                .orElseThrow(() -> new NotFound(TYPE, id));
    }

    private static void requireChange(Actor actor, @Nullable Long clientId) {
        if (!mayChange(actor, clientId)) {
            throw new NotAllowed(clientId == null ? KbPermissions.EDIT_SHARED : InsightPermissions.CAUSES);
        }
    }

    private static boolean mayChange(Actor actor, @Nullable Long clientId) {
        return actor.may(InsightPermissions.CAUSES)
                && (clientId == null
                        ? actor.may(KbPermissions.EDIT_SHARED)
                        : actor.scope().managesClient(clientId));
    }

    private void checkFree(@Nullable Long parentId, @Nullable Long clientId, String name, long self) {
        int taken = jdbc.sql("SELECT COUNT(*) FROM kb_voc_cause WHERE parent_id <=> ? AND client_id <=> ?"
                        + " AND name = ? AND id <> ?")
                .param(parentId)
                .param(clientId)
                .param(name)
                .param(self)
                .query(Integer.class)
                .single();
        if (taken > 0) {
            throw new InvalidInput("name", "kb.voice.problem.name-taken", name);
        }
    }

    private static String name(String name) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > NAME_LENGTH) {
            throw new InvalidInput("name", "kb.voice.problem.name", NAME_LENGTH);
        }
        return clean;
    }
}
