package cn.zhiban.training.path;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.LearningItem;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.question.ContentRights;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Paths being designed. Who has {@link TrainingPermissions#AUTHOR} keeps those of the clients managed; shared ones also
 * need {@link TrainingPermissions#AUTHOR_SHARED}.
 */
@Service
@Transactional(readOnly = true)
public class PathService {
    static final String TYPE = "training.path";

    private final PathStore store;
    private final Paths paths;
    private final PathRules rules;
    private final Organisation organisation;
    private final ContentRights rights;
    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    PathService(
            PathStore store,
            Paths paths,
            PathRules rules,
            Organisation organisation,
            ContentRights rights,
            JdbcClient jdbc,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.store = store;
        this.paths = paths;
        this.rules = rules;
        this.organisation = organisation;
        this.rights = rights;
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** A team that a rule can name. */
    public record Team(long id, String name) {}

    /** Paths within the scope, archived ones last, by title. */
    public List<Path> list() {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        return store.all().stream()
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .map(one -> one.editable(rights.mayEdit(actor, one.clientId(), one.shopId())))
                .toList();
    }

    /** A path. @throws NotFound there is none within the scope */
    public Path get(long id) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Path path = within(actor, id);
        return path.editable(rights.mayEdit(actor, path.clientId(), path.shopId()));
    }

    /** What can stand in a path of whoever asks. */
    public List<LearningItem> offered() {
        return paths.offered(access.require(TrainingPermissions.AUTHOR).scope());
    }

    /** Shops that a path or rule can be for. */
    public List<ShopRef> shops() {
        return organisation.shops(access.require(TrainingPermissions.AUTHOR).scope());
    }

    /** Clients that a rule can be for. */
    public List<ClientRef> clients() {
        return organisation.clients(access.require(TrainingPermissions.AUTHOR).scope());
    }

    /** Teams that a rule can name, by name. */
    public List<Team> teams() {
        access.require(TrainingPermissions.AUTHOR);
        return jdbc.sql("SELECT id, name FROM core_team ORDER BY name")
                .query(Team.class)
                .list();
    }

    /** Designs a new path, a draft. @throws InvalidInput it has no name or names what cannot be learned */
    @Transactional
    public long create(PathContent draft, @Nullable Long client, @Nullable Long shop) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        rights.requireEdit(actor, client, shop);
        check(actor, draft, Set.of());
        long id = store.insert(draft, client, shop);
        audit.record("created", TYPE, id, draft.title(), null, draft);
        return id;
    }

    /**
     * Changes the draft; learners go on with what was published until it is published.
     *
     * @param version the version the change started from
     * @throws ChangedMeanwhile someone else saved first
     */
    @Transactional
    public void save(long id, int version, PathContent draft, @Nullable Long client, @Nullable Long shop) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Path before = editable(actor, id);
        rights.requireEdit(actor, client, shop);
        check(actor, draft, before.draft().items().collect(Collectors.toSet()));
        if (!store.update(id, version, draft, client, shop)) {
            throw new ChangedMeanwhile(before.draft().title(), before.version());
        }
        audit.record("changed", TYPE, id, draft.title(), before.draft(), draft);
    }

    /**
     * Lets the draft be learned from now on; who has completed an older version has completed the path.
     *
     * @throws InvalidInput it cannot be learned to its end
     * @throws ChangedMeanwhile someone else saved first
     */
    @Transactional
    public void publish(long id, int version) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Path path = editable(actor, id);
        path.draft().problem().ifPresent(problem -> {
            throw new InvalidInput("blocks", problem.key(), problem.block());
        });
        if (path.version() != version || !store.publish(path, actor.name())) {
            throw new ChangedMeanwhile(path.draft().title(), path.version());
        }
        audit.record("published", TYPE, id, path.draft().title(), null, path.draft());
        rules.apply(id);
    }

    /** A draft that asks for the same under another name; nobody is assigned. @return its id */
    @Transactional
    public long copy(long id, String title) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Path path = within(actor, id);
        return create(
                new PathContent(title, path.draft().summary(), path.draft().blocks()), path.clientId(), path.shopId());
    }

    /** Nobody learns it any longer, or again. What was learned stays known. */
    @Transactional
    public void archive(long id, boolean archived) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Path path = editable(actor, id);
        store.archive(id, archived);
        audit.record("changed", TYPE, id, path.draft().title(), path.archived(), archived);
    }

    /** Rules of a path. */
    public List<PathRule> rules(long id) {
        within(access.require(TrainingPermissions.AUTHOR), id);
        return store.rules(id);
    }

    /** How many people a rule names today, within whom the path can concern at all. */
    public int fitting(long id, PathRule rule) {
        Path path = within(access.require(TrainingPermissions.AUTHOR), id);
        return store.serving(store.fitting(rule, time.today()), path.clientId(), path.shopId(), time.today())
                .size();
    }

    /** Lets a rule assign the path, at once and from now on. @throws InvalidInput the days make no sense */
    @Transactional
    public void addRule(long id, PathRule rule) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Path path = editable(actor, id);
        Integer to = rule.tenureTo();
        if (rule.tenureFrom() < 0 || to != null && to < rule.tenureFrom()) {
            throw new InvalidInput("tenureTo", "training.path.problem.tenure");
        }
        boolean known = rule.shopId() == null
                || organisation.shop(rule.shopId(), actor.scope()).isPresent();
        if (!known || rule.clientId() != null && !actor.scope().seesClient(rule.clientId())) {
            throw new NotFound(TYPE, id);
        }
        store.addRule(id, rule);
        audit.record("changed", TYPE, id, path.draft().title(), null, rule);
        rules.apply(id);
    }

    /** Ends a rule; those whom only it named no longer have to learn the path. */
    @Transactional
    public void removeRule(long id, long rule) {
        Actor actor = access.require(TrainingPermissions.AUTHOR);
        Path path = editable(actor, id);
        if (store.removeRule(id, rule)) {
            audit.record("changed", TYPE, id, path.draft().title(), rule, null);
            rules.apply(id);
        }
    }

    private Path within(Actor actor, long id) {
        return store.find(id)
                .filter(one -> ContentRights.sees(actor.scope(), one.clientId(), one.shopId()))
                .orElseThrow(() -> new NotFound(TYPE, id));
    }

    private Path editable(Actor actor, long id) {
        Path path = within(actor, id);
        rights.requireEdit(actor, path.clientId(), path.shopId());
        return path;
    }

    private void check(Actor actor, PathContent draft, Set<PathContent.Item> kept) {
        hold(
                !draft.title().isEmpty() && draft.title().length() <= PathContent.TITLE,
                "title",
                "title",
                PathContent.TITLE);
        hold(draft.summary().length() <= 1_000, "summary", "summary", 1_000);
        hold(draft.blocks().size() <= PathContent.MOST, "blocks", "many", PathContent.MOST);
        Set<PathContent.Item> offered = paths.offered(actor.scope()).stream()
                .map(one -> new PathContent.Item(one.kind(), one.id()))
                .collect(Collectors.toSet());
        for (int i = 0; i < draft.blocks().size(); i++) {
            PathContent.Block block = draft.blocks().get(i);
            hold(
                    !block.title().isEmpty() && block.title().length() <= PathContent.TITLE,
                    "blocks",
                    "block-title",
                    i + 1,
                    PathContent.TITLE);
            hold(block.items().size() <= PathContent.MOST, "blocks", "many-items", i + 1, PathContent.MOST);
            hold(block.dueDays() >= 0 && block.dueDays() <= PathContent.DAYS, "blocks", "due", i + 1, PathContent.DAYS);
            hold(
                    block.items().stream().allMatch(one -> offered.contains(one) || kept.contains(one)),
                    "blocks",
                    "unknown",
                    i + 1);
        }
    }

    private static void hold(boolean right, String field, String what, Object... arguments) {
        if (!right) {
            throw new InvalidInput(field, "training.path.problem." + what, arguments);
        }
    }
}
